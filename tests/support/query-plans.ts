import type { Database } from '../../src/db/client.ts';
import { Prisma } from '../../src/db/generated/client.ts';

/** What a statement would read, and by what. */
export interface QueryPlan {
  /** Names of the indexes used */
  indexes: string[];
  /** Names of the tables read from beginning to end */
  scanned: string[];
}

/** A client on which every raw query is also explained, just before it runs; `plans` grows with each. */
export function explained(database: Database): { db: Database; plans: QueryPlan[] } {
  const plans: QueryPlan[] = [];
  const db = database.$extends({
    query: {
      async $queryRaw({ args, query }) {
        const [first = '', ...rest] = args.strings;
        const statement = Prisma.sql([`EXPLAIN (FORMAT JSON) ${first}`, ...rest], ...args.values);
        plans.push(planOf((await query(statement)) as Explained[]));
        return query(args);
      },
      // Statements that are prepared on the database itself arrive here.
      async $queryRawUnsafe({ args, query }) {
        const [text, ...values] = args as [string, ...unknown[]];
        plans.push(planOf((await query([`EXPLAIN (FORMAT JSON) ${text}`, ...values])) as Explained[]));
        return query(args);
      },
    },
  });
  return { db: db as unknown as Database, plans };
}

interface Explained {
  'QUERY PLAN': [{ Plan: PlanNode }];
}

function planOf([row]: Explained[]): QueryPlan {
  if (!row) throw new Error('nothing was explained');
  const nodes = listNodes(row['QUERY PLAN'][0].Plan);
  return {
    indexes: [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))],
    scanned: nodes.flatMap((node) => (node['Node Type'] === 'Seq Scan' ? (node['Relation Name'] ?? []) : [])),
  };
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
}

function listNodes(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(listNodes)];
}
