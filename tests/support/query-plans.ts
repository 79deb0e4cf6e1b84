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
        const [row] = await database.$queryRaw<{ 'QUERY PLAN': [{ Plan: PlanNode }] }[]>(statement);
        const nodes = row ? listNodes(row['QUERY PLAN'][0].Plan) : [];
        plans.push({
          indexes: [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))],
          scanned: nodes.flatMap((node) => (node['Node Type'] === 'Seq Scan' ? (node['Relation Name'] ?? []) : [])),
        });
        return query(args);
      },
    },
  });
  return { db: db as unknown as Database, plans };
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
