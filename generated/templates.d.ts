// Made from src/targets/*/templates/*.hbs by `npm run generate`; do not edit.
export declare const argo: { readonly [name: string]: object };
