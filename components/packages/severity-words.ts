/** What a severity is called, from 0 up. */
const words = ['low', 'moderate', 'high', 'critical'] as const;

export const severityWord = (severity: number): string => words[severity] ?? 'unknown';
