import { type Asker, Commands } from './commands.ts';
import type { Program } from './processes.ts';
import { chanceOf, referenceOf, type Scale, userIdOf, workspaceIdOf } from './records.ts';

/** The working groups of a database that is asked. */
export interface Asked {
  program: Program;
  /** Of a server, where the database is on one */
  databaseUrl?: string | undefined;
  scale: Pick<Scale, 'workspaces' | 'recommendations' | 'members'>;
}

/** Asks a program as its members would, each time somebody else of another group; in every run the same. */
export class Asking {
  readonly commands: Commands;
  readonly #scale: Asked['scale'];
  readonly #chance = chanceOf(7);

  constructor({ program, scale }: Asked) {
    this.commands = new Commands(program.port);
    this.#scale = scale;
  }

  /** A member who may look up; `coordinators` may report on everything. */
  asker(only?: 'coordinators'): Asker {
    const { workspaces, members } = this.#scale;
    const perGroup = only ? 2 : members / workspaces;
    return { workspaceId: workspaceIdOf(this.#below(workspaces)), userId: userIdOf(this.#below(perGroup)) };
  }

  reference(): string {
    const { workspaces, recommendations } = this.#scale;
    return referenceOf(this.#below(recommendations / workspaces));
  }

  /** Looks up cards one after the other, `count` of them: the median time of an answer in ms. */
  async lookUps(count: number): Promise<number[]> {
    const times: number[] = [];
    for (let n = 0; n < count; n++) times.push((await this.#lookUp()).milliseconds);
    return times;
  }

  /** Looks up cards, so many at a time: answers a second. */
  async throughput(count: number, atATime: number): Promise<number> {
    const began = performance.now();
    let left = count;
    const one = async () => {
      while (left-- > 0) await this.#lookUp();
    };
    await Promise.all(Array.from({ length: atATime }, one));
    return count / ((performance.now() - began) / 1000);
  }

  #lookUp() {
    return this.commands.ask(this.reference(), this.asker());
  }

  #below(limit: number): number {
    return Math.floor(this.#chance() * limit);
  }
}
