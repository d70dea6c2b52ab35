/** The part of a process that holds its environment. */
type EnvironmentOwner = Pick<NodeJS.Process, "env" | "loadEnvFile">;

/**
 * The environment of a process, which knows whether it differs from what it was at first.
 *
 * Reading all variables takes a good part of a millisecond, too much after each short task; so they are only compared
 * when one was written to.
 */
export class WatchedEnvironment {
  readonly #owner: EnvironmentOwner;
  readonly #watched: NodeJS.ProcessEnv;
  readonly #atFirst: Readonly<Record<string, string | undefined>>;
  #isTouched = false;

  /** Puts itself in the place of `process.env`, which reads and writes as before. */
  constructor(owner: EnvironmentOwner) {
    this.#owner = owner;
    this.#atFirst = { ...owner.env };
    const touch = () => {
      this.#isTouched = true;
    };
    this.#watched = new Proxy(owner.env, {
      set: (variables, name, value) => {
        touch();
        return Reflect.set(variables, name, value);
      },
      defineProperty: (variables, name, descriptor) => {
        touch();
        return Reflect.defineProperty(variables, name, descriptor);
      },
      deleteProperty: (variables, name) => {
        touch();
        return Reflect.deleteProperty(variables, name);
      },
    });
    owner.env = this.#watched;
    // It writes to the environment below this.
    const loadEnvFile = owner.loadEnvFile.bind(owner);
    owner.loadEnvFile = (path) => {
      touch();
      loadEnvFile(path);
    };
  }

  /** The live environment. */
  get variables(): NodeJS.ProcessEnv {
    return this.#owner.env;
  }

  /** Whether a variable has another value than at first. */
  isChanged(): boolean {
    const { variables } = this;
    if (variables !== this.#watched) return true;
    if (!this.#isTouched) return false;
    const now = Object.entries(variables);
    this.#isTouched =
      now.length !== Object.keys(this.#atFirst).length || now.some(([name, value]) => this.#atFirst[name] !== value);
    return this.#isTouched;
  }
}
