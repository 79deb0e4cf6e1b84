import { basename } from 'node:path';
import type { ImportReport } from '../domain/import/import-report.ts';
import { importRecommendations } from '../usecases/import-recommendations.ts';
import { columns, count } from './columns.ts';
import { type CliCommand, optional } from './command.ts';

export const importCommand: CliCommand = {
  name: 'import',
  usage: 'FILE [--dry-run] [--review CODE] [--skip-wrong]',
  summary: 'import a UHRI export (xlsx) or a UPR Info export (csv); --dry-run only says what would be done',
  words: [1, 1],
  options: { 'dry-run': { type: 'boolean' }, review: { type: 'string' }, 'skip-wrong': { type: 'boolean' } },
  async run(context, typed) {
    const path = typed.words[0] ?? '';
    const file = { name: basename(path), bytes: await context.readFile(path) };
    const report = await importRecommendations(context, file, {
      dryRun: typed.options['dry-run'] === true,
      review: optional(typed, 'review') ?? null,
      skipWrong: typed.options['skip-wrong'] === true,
    });
    const isWrong = report.wrong.length > 0 && typed.options['skip-wrong'] !== true;
    return { data: report, text: reportText(report, isWrong), isWrong };
  },
};

const SHOWN = { wrong: 50, samples: 5 };

function reportText(report: ImportReport, isWrong: boolean): string {
  const { format, file, rows } = report;
  const parts = [
    `${file}: ${format.title}, ${count(rows, 'row')}.`,
    countsText(report),
    columns(
      report.reviews.map(({ code, title, isNew, added, changed, unchanged }) => [
        `  ${code}${isNew ? ' (new)' : ''}`,
        `${added} new, ${changed} changed, ${unchanged} unchanged`,
        oneLine(title.en),
      ]),
    ),
    ...samplesText(report),
    ...wrongText(report),
    ...report.notes.map(({ message }) => `Note: ${message}`),
    outcome(report, isWrong),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function countsText({ added, changed, unchanged, wrongRows }: ImportReport): string {
  return `New ${added}, changed ${changed}, unchanged ${unchanged}, wrong ${wrongRows}.`;
}

function samplesText({ dryRun, samples, changed }: ImportReport): string[] {
  if (!dryRun && changed === 0) return [];
  const added = samples.added.slice(0, dryRun ? SHOWN.samples : 0);
  const lines = [
    ...added.map(({ row, review, reference, text }) => `  row ${row}: new ${review} ${reference}: ${oneLine(text)}`),
    ...samples.changed
      .slice(0, SHOWN.samples)
      .flatMap(({ row, review, reference, fields }) =>
        fields.map(
          ({ field, before, after }) =>
            `  row ${row}: ${review} ${reference}, ${field}: ${shown(before)} -> ${shown(after)}`,
        ),
      ),
  ];
  return lines.length === 0 ? [] : ['First of those that are new or changed:', ...lines];
}

function wrongText({ wrong, wrongRows }: ImportReport): string[] {
  if (wrong.length === 0) return [];
  const lines = wrong.slice(0, SHOWN.wrong).map(({ row, column, value, reason }) => {
    const place = `row ${row}${column && `, column ${column}`}`;
    return `  ${place}: ${reason}${value && ` Found: ${JSON.stringify(value)}`}`;
  });
  const more = wrong.length - lines.length;
  return [
    `${count(wrongRows, 'row')} wrong:`,
    ...lines,
    ...(more > 0 ? [`  … and ${more} more (--json lists all)`] : []),
  ];
}

function outcome({ dryRun, applied }: ImportReport, isWrong: boolean): string {
  if (dryRun) return 'This was a dry run: nothing was written.';
  if (isWrong)
    return 'Nothing was imported. Mend the rows above and import again, or leave them out with --skip-wrong.';
  return applied ? 'Imported.' : 'Nothing to do: the records say all of this already.';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function shown(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
