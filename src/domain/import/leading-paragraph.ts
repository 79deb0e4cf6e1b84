// What stands behind a decimal number that is no paragraph ("1.5 million people"), in the languages of the United Nations and
// Vietnamese; all in lower case, where there is one.
const UNITS = [
  'per ?cent|pct|percentage|hundred|thousand|million|billion|trillion|times|points?|degrees?|dollars?|euros?',
  'minutes?|hours?|days?|weeks?|months?|years?|decades?|km|kg|cm|m|ha|kilomet\\p{L}+|met(?:re|er)s?|tons?|tonnes?|hectares?',
  'phần trăm|nghìn|ngàn|triệu|tỷ|tỉ|lần|điểm|giờ|ngày|tuần|tháng|năm|độ',
  'pour ?cent|mille|millions?|milliards?|fois|ans|années?|mois|jours?|heures?|por ciento|mil|mill(?:ón|ones)|veces|años?|meses|días?|horas?',
  'процент\\p{L}*|тыс\\p{L}*|млн|миллион\\p{L}*|млрд|миллиард\\p{L}*|раза?|лет|год\\p{L}*|месяц\\p{L}*|дн(?:я|ей)|час(?:а|ов)?',
  'في المائة|في المئة|بالمائة|بالمئة|ألف|آلاف|مليون|ملايين|مليار|مليارات|مرة|مرات|سنة|سنوات|عام|أعوام|أشهر|أيام',
].join('|');
const UNIT = `(?:(?:${UNITS})(?![\\p{L}\\p{M}])|[万亿萬億倍°℃]|百分)`;

// Arabic and Hebrew texts have marks of direction, which cannot be seen, at such places.
const GAP = '[\\s\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]';
/** What a text can begin with right behind its number; lower case and digits only after a gap, as in "38.7 line". */
const BEGINNING = `(?:\\p{Lu}|\\p{Lt}|\\p{Lo}|\\p{Lm}|\\p{Ps}|\\p{Pi}|\\p{So}|\\p{RI}|["'*<#@&_~•…¿¡\`])`;
const TEXT = `(?=${GAP}*(?!${UNIT})(?:${BEGINNING}|$)|${GAP}+(?!${UNIT})[\\p{Ll}\\d])`;

// "143.5 Consider", "143.5. Consider", "24. The", "24 (a) The", "24.(a)(ii) The", "24a. The". A whole number needs a full stop or a
// letter behind it, so that "2030 Agenda" is text; a broken one needs the beginning of a text, so that "1.5 million" is.
const BROKEN = `([1-9]\\d{0,3}(?:\\.\\d{1,4})+)(?:\\.(?=\\s)|${TEXT})`;
const WHOLE = `(\\d{1,4}[a-z]?)(?:\\.(?!\\d)|(?=\\s*(?:\\([a-z]{1,4}\\)|$)))`;
const PARAGRAPH = new RegExp(`^${GAP}*(?:${BROKEN}|${WHOLE})((?:\\s*\\([a-z]{1,4}\\)){0,3})\\.?${GAP}*`, 'u');

/** The paragraph number that leads a text, "24 (a)", and the text without it. Null when none leads it. */
export function leadingParagraph(text: string): { paragraph: string; rest: string } | null {
  const found = PARAGRAPH.exec(text);
  if (!found) return null;
  const letters = (found[3] ?? '').match(/\([a-z]+\)/g) ?? [];
  return { paragraph: [found[1] ?? found[2], ...letters].join(' '), rest: text.slice(found[0].length) };
}
