/** Colours for readers whose screen is dark; the light ones are attributes, for viewers that know no style sheets. */
export const style = `@media (prefers-color-scheme: dark) {
.paper { fill: #0f172a }
.name { fill: #e2e8f0 }
.detail, .label { fill: #a8b5c8 }
.condition { fill: #fdba74 }
.node { fill: #1e293b; stroke: #64748b }
.group { fill: #94a3b8; stroke: #64748b }
.wire { stroke: #94a3b8 }
.head { fill: #94a3b8 }
}`;
