/** What a prefix has to be, for administrators to grant it; whoever owns the prefix around it asks what he likes. */
export const prefixCriteria = {
  identifies: 'It clearly identifies who asks for it.',
  specific: 'It is no common word, and has at least four characters.',
  protects: 'Without it, people would take packages of others for theirs.',
} as const;

export type PrefixCriterion = keyof typeof prefixCriteria;

export const allCriteria = Object.keys(prefixCriteria).filter(isCriterion);

export function isCriterion(name: string): name is PrefixCriterion {
  return name in prefixCriteria;
}
