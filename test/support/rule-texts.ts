/** A rule that ties so many alerts of a signature, by default about one account. */
export function counting(
  signature: string,
  { title = 'Many of one account', most = 3, level = 'high', by = 'Target.User', more = '' } = {},
): string {
  return `title: One of them
name: one_of_them
taxonomy: idmefv2
logsource: { category: alert }
detection:
  signature: { Signature: '${signature}' }
  condition: signature
---
title: ${title}
name: many_of_one
taxonomy: idmefv2
correlation:
  type: event_count
  rules: [one_of_them]
  group-by: [${by}]
  timespan: 10m
  condition: { gte: ${most} }
level: ${level}
${more}`;
}
