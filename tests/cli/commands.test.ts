import { beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/commands.ts';
import { UPR_INFO_HEADER } from '../fixtures/files/uhri-rows.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();
const ROW = 'Viet Nam,,,Plant trees.,Chile,,,Accepted,5,Other,5';
const FILES: Record<string, string> = {
  '/files/good.csv': `${UPR_INFO_HEADER}\n${ROW}\n`,
  '/files/wrong.csv': `${UPR_INFO_HEADER}\n${ROW.replace('Accepted', 'Perhaps')}\n`,
  '/files/other.csv': 'a,b\n1,2\n',
  '/files/lines.csv': `${UPR_INFO_HEADER}\n${ROW.replace('Plant trees.', '"Plant\n\ntrees."')}\n`,
};

async function run(...argv: string[]) {
  let stdout = '';
  let stderr = '';
  const code = await runCli(argv, {
    open: async () => ({ db, isMeant: (id) => id !== 'T0LOCAL', close: async () => {} }),
    readFile: async (path) => {
      const content = FILES[path];
      if (content === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' });
      return Buffer.from(content);
    },
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    now: new Date('2026-11-21T03:00:00Z'),
    newKey: () => 'abcd-1234',
    debug: () => false,
  });
  return { code, stdout, stderr };
}

beforeEach(async () => {
  await db.workspace.deleteMany();
  await db.workspace.create({ data: { id: 'T1', name: 'Working group' } });
});

describe('import', () => {
  it('tells of a dry run, imports, and finds nothing to do the second time', async () => {
    const dry = await run('import', '/files/good.csv', '--dry-run');
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    expect(dry.stdout).toMatch(/New 1, changed 0, unchanged 0, wrong 0[\s\S]*nothing was written/);
    expect((await run('import', '/files/good.csv')).stdout).toMatch(/Imported\.\n$/);
    expect((await run('import', '/files/good.csv')).stdout).toMatch(/unchanged 1, wrong 0[\s\S]*Nothing to do/);
    expect(await db.recommendation.count()).toBe(1);
  });

  it('writes exactly one JSON document for a script, also when something is wrong', async () => {
    const wrong = await run('import', '/files/wrong.csv', '--json');
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.stdout)).toMatchObject({
      applied: false,
      wrong: [{ row: 2, column: 'Response', value: 'Perhaps' }],
    });
    const unknown = await run('import', '/files/other.csv', '--json');
    expect(unknown).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(unknown.stdout)).toMatchObject({ error: { kind: 'format_unknown' } });
    expect(JSON.parse((await run('import', '--json')).stdout)).toMatchObject({ error: { kind: 'usage' } });
  });

  it('names row, column, reason and value of what is wrong, and goes on only when told to', async () => {
    const refused = await run('import', '/files/wrong.csv');
    expect(refused.code).toBe(1);
    expect(refused.stdout).toMatch(/row 2, column Response: .*Found: "Perhaps"[\s\S]*Nothing was imported/);
    expect((await run('import', '/files/wrong.csv', '--skip-wrong')).code).toBe(0);
  });

  it('shows a sample on one line, whatever breaks its text has', async () => {
    const { stdout } = await run('import', '/files/lines.csv', '--dry-run');
    expect(stdout).toContain('  row 2: new upr-s5 S5-1: Plant trees.\n');
  });

  it('says which file cannot be read, and why', async () => {
    expect(await run('import', '/files/none.csv')).toEqual({
      code: 1,
      stdout: '',
      stderr: '/files/none.csv cannot be read: there is no such file.\n',
    });
  });
});

describe('setting up a group', () => {
  beforeEach(async () => {
    await run('agency', 'add', 'moj', '--name', 'Ministry of Justice', '--name-vi', 'Bộ Tư pháp');
    await run('agency', 'add', 'HN', '--name', 'Ha Noi', '--local');
    await run('import', '/files/good.csv');
  });

  it('lists agencies; the same code again renames', async () => {
    expect((await run('agency', 'add', 'MOJ', '--name', 'Justice')).stdout).toBe('Changed MOJ: Justice.\n');
    expect((await run('agency', 'list')).stdout).toBe(
      'MOJ  central  Justice  Justice\nHN   local    Ha Noi   Ha Noi\n',
    );
  });

  it('sets members step by step, and keeps what is not given', async () => {
    await run('member', 'set', 'U012ABC', '--agency', 'MOJ', '--language', 'vi');
    await run('member', 'set', 'U012ABC', '--agency', 'hn', '--alternate', '--name', 'Focal point');
    expect((await run('member', 'list')).stdout).toBe(
      'U012ABC  Focal point  focal_point  vi  MOJ (main) HN (alternate)\n',
    );
    await run('member', 'set', 'U012ABC', '--role', 'coordinator', '--leave', 'MOJ');
    expect((await run('member', 'list')).stdout).toBe('U012ABC  Focal point  coordinator  vi  HN (alternate)\n');
  });

  it('assigns by reference and by filter', async () => {
    expect((await run('assign', 'S5-1', '--lead', 'MOJ', '--due', '2027-07-07')).stdout).toBe(
      'Assigned 1 recommendation.\n',
    );
    expect((await run('assign', 'lead:moj', '--supporting', 'HN')).stdout).toBe('Assigned 1 recommendation.\n');
    const [recommendation] = await db.recommendation.findMany({ include: { leadAgency: true, supporting: true } });
    expect(recommendation).toMatchObject({
      leadAgency: { code: 'MOJ' },
      dueDate: new Date('2027-07-07'),
      supporting: [{}],
      version: 3,
    });
    expect(recommendation?.searchText).toContain('ha noi');
    expect((await run('assign', 'S5-1', '--lead', 'MOJ')).stdout).toBe(
      'Assigned 0 recommendations; 1 had this already.\n',
    );
    expect((await run('assign', 'S5-1', '--lead', 'HN', '--supporting', 'HN')).stderr).toMatch(
      /HN cannot both lead and support/,
    );
    expect((await run('assign', 'agncy:moj', '--lead', 'HN')).stderr).toMatch(
      /"agncy" in it is not known\. Did you mean agency/,
    );
  });

  it('adds deadlines, whose coverage it understands', async () => {
    const deadline = ['deadline', 'add', '--title', 'Dialogue', '--kind', 'dialogue-session', '--date', '2027-07-07'];
    expect((await run(...deadline, '--covers', 'review:upr-s5', '--days', '30,7')).stdout).toBe(
      'Added Dialogue, 2027-07-07; reminders 30, 7 days before.\n',
    );
    expect(await db.deadline.findMany()).toMatchObject([
      { coverage: 'review:upr-s5', countsFrom: new Date('2026-11-21'), schedule: [30, 7] },
    ]);
    expect(await run(...deadline, '--covers', 'reviw:upr-s5')).toMatchObject({ code: 1 });
    expect(
      await run('deadline', 'add', '--title', 'Past', '--kind', 'agency_plan', '--date', '2026-11-20'),
    ).toMatchObject({ code: 1 });
  });
});

describe('days on which nobody is reminded', () => {
  it('are entered for a member, become one where they overlap, and are taken back', async () => {
    await run('member', 'set', 'U012ABC', '--name', 'Focal point');
    const away = (...days: string[]) => run('member', 'away', 'U012ABC', ...days);
    await away('--from', '2026-12-21', '--to', '2026-12-25');
    expect((await away('--from', '2026-12-26', '--to', '2027-01-02')).stdout).toBe(
      'Focal point is away: 2026-12-21 to 2027-01-02.\n',
    );
    expect(await away('--from', '2026-12-21', '--to', '2026-12-20')).toMatchObject({
      code: 1,
      stderr: '--to: comes before --from.\n',
    });
    expect(await away('--from', '2026-12-21')).toMatchObject({ code: 1, stderr: '--to: is missing.\n' });
    expect(await away('--from', '2026-12-33', '--to', '2027-01-02')).toMatchObject({ code: 2 });
    expect(await away()).toMatchObject({ code: 2 });
    expect(await away('--none', '--from', '2026-12-21')).toMatchObject({ code: 2 });
    expect((await run('member', 'away', 'U0NOBODY', '--none')).stderr).toContain('member list');
    expect((await away('--none')).stdout).toBe('Focal point is not away.\n');
    expect(await db.absence.count()).toBe(0);
  });

  it('are the closures of the offices', async () => {
    const add = (...more: string[]) => run('closure', 'add', '--name', 'Tết break', '--from', '2027-02-03', ...more);
    expect((await add('--to', '2027-02-12')).stdout).toBe('Added Tết break, 2027-02-03 to 2027-02-12.\n');
    expect(await add('--to', '2027-05-12')).toMatchObject({ code: 1, stderr: expect.stringContaining('--long') });
    expect(await add('--to', '2027-05-12', '--long')).toMatchObject({ code: 0 });
    expect(await run('closure', 'add', '--to', '2026-01-02')).toMatchObject({
      code: 1,
      stderr: '--name: is missing. --from: is missing. --to: these days are over.\n',
    });
    const { closures } = JSON.parse((await run('closure', 'list', '--json')).stdout);
    expect(closures).toMatchObject([{ last: '2027-02-12', name: { vi: 'Tết break' } }, { last: '2027-05-12' }]);
    expect((await run('closure', 'remove', closures[0].id)).stdout).toContain('Removed Tết break');
    expect(await run('closure', 'remove', closures[0].id)).toMatchObject({ code: 1 });
    expect(await run('closure', 'remove', 'x')).toMatchObject({ code: 1 });
  });

  it('are the public holidays of a country', async () => {
    await run('country', 'vn');
    expect((await run('country')).stdout).toMatch(
      /of VN are kept\.\n2027-01-01 +New Year's Day\n2027-02-05 +2027-02-09 /,
    );
    expect((await run('country', 'ch')).stdout).toContain('of CH are kept');
    expect(await run('country', 'XX')).toMatchObject({ code: 1, stderr: expect.stringContaining('not known') });
    expect((await run('country', 'none')).stdout).toBe('No public holidays are kept.\n');
    expect(await db.workspace.findFirst()).toMatchObject({ country: null });
  });
});

describe('any command', () => {
  it('leaves aside the workspace that is not in use, unless it is named', async () => {
    await db.workspace.create({ data: { id: 'T0LOCAL', name: 'Local' } });
    expect(await run('agency', 'list')).toMatchObject({ code: 0 });
    expect(await run('agency', 'list', '--workspace', 'T0LOCAL')).toMatchObject({ code: 0 });
    await db.workspace.delete({ where: { id: 'T1' } });
    expect((await run('agency', 'list')).stderr).toContain('Start Rapporteur once');
  });

  it('asks which workspace when there are several, and to start the app when there is none', async () => {
    await db.workspace.create({ data: { id: 'T2', name: 'Another' } });
    expect(await run('agency', 'list')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('T1 (Working group), T2 (Another)'),
    });
    expect(await run('agency', 'list', '--workspace', 'T2')).toMatchObject({ code: 0 });
    await db.workspace.deleteMany();
    expect((await run('agency', 'list')).stderr).toMatch(/Start Rapporteur once/);
  });

  it.each([
    [['frobnicate']],
    [['agency']],
    [['agency', 'add']],
    [['agency', 'add', 'MOJ']],
    [['import', 'a', 'b']],
    [['agency', 'list', '--frob']],
    [['member', 'set', 'U012ABC', '--role', 'king']],
    [['assign', '143.5']],
  ])('that is typed as %j is told how to type it', async (argv) => {
    const { code, stdout, stderr } = await run(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/Usage: |For all commands: help|Which one/);
  });

  it('has help', async () => {
    expect((await run('help')).stdout).toMatch(/import[\s\S]*deadline add[\s\S]*--json/);
    expect((await run('member', 'set', '--help')).stdout).toMatch(/^member set SLACK_USER_ID/);
  });
});
