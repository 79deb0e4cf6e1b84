import { useReader } from './reader.tsx';

/** The size of a file as a person reads it. */
export function useFileSize(): (bytes: number) => string {
  const { zone } = useReader();
  return (bytes) => {
    const [unit, divisor] =
      bytes < 1_000 ? ['byte', 1] : bytes < 1_000_000 ? ['kilobyte', 1_000] : ['megabyte', 1_000_000];
    const value = bytes / Number(divisor);
    return value.toLocaleString(zone.locale, {
      style: 'unit',
      unit: String(unit),
      unitDisplay: divisor === 1 ? 'long' : 'short',
      maximumFractionDigits: value < 10 && divisor !== 1 ? 1 : 0,
    });
  };
}
