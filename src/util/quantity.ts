/** Whether a text is a Kubernetes quantity that says a size: `500Mi`, `5Gi`, `2`, `1.5e9`, `100m`. */
export function isQuantity(text: string): boolean {
  return /^(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/.test(text);
}
