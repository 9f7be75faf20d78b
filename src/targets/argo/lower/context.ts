import type { BoundPipeline } from '../../../model/bound.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import { type ArgoVersion, has } from '../capabilities.ts';
import type { ArgoTemplate, TemplateOrigin } from '../model.ts';
import { type Demands, findDemands } from './demand.ts';
import { exitPrefix } from './run-access.ts';

/** What the whole workflow shares while it is lowered: its templates and how values travel in it. */
export class Context {
  readonly root: BoundPipeline;
  readonly demands: Demands;
  readonly #names = new UniqueNames(63);
  readonly #templates: ArgoTemplate[] = [];
  readonly #byContent = new Map<string, string>();

  /** Begins the names of templates that are added from now on, and nothing added before is shared with them. */
  #prefix = '';
  #pipelines = new Map<BoundPipeline, string>();

  /** Where each template comes from, by its name. */
  readonly origins = new Map<string, TemplateOrigin>();

  /** Whether an argument that cannot be computed ends its task. */
  readonly stopsAtArguments: boolean;
  readonly version: ArgoVersion;

  constructor(root: BoundPipeline, version: ArgoVersion) {
    this.root = root;
    this.version = version;
    this.stopsAtArguments = has('failingArguments', version);
    this.demands = findDemands(root);
  }

  get templates(): readonly ArgoTemplate[] {
    return this.#templates;
  }

  /** The templates of pipelines that are called. */
  get pipelines(): Map<BoundPipeline, string> {
    return this.#pipelines;
  }

  beginExit(): void {
    this.#prefix = exitPrefix;
    this.#pipelines = new Map();
  }

  /**
   * Keeps the place of a template in the output before its body is known, so that callers come before what they call. `isRound`: it is that of a
   * repetition, of which failures are told by it.
   */
  reserve(
    wanted: string,
    origin?: TemplateOrigin,
    isRound = false,
  ): { readonly name: string; fill(body: Omit<ArgoTemplate, 'name'>): void } {
    const name = this.#names.take(this.#prefix + wanted, isRound ? 'R' : '');
    const place = this.#templates.length;
    this.#templates.push({ name });
    if (origin !== undefined) this.origins.set(name, origin);
    return {
      name,
      fill: (body) => {
        this.#templates[place] = { name, ...body };
      },
    };
  }

  /** Adds a template unless one with the same content is there for the same wanted name, or `family`; gives the name to call it by. */
  share(
    wanted: string,
    body: Omit<ArgoTemplate, 'name'>,
    origin: TemplateOrigin,
    family: string = wanted,
  ): string {
    const key = `${this.#prefix}${family}\0${JSON.stringify(body)}`;
    let name = this.#byContent.get(key);
    if (name === undefined) {
      name = this.#names.take(this.#prefix + wanted);
      this.#byContent.set(key, name);
      this.#templates.push({ name, ...body });
      this.origins.set(name, origin);
    }
    return name;
  }
}
