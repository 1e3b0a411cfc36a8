/** What a new rule begins with: sound, and tied to what no alert is, so that it does nothing until it is changed. */
export const TEMPLATE = `title: One of many
name: one_of_many
taxonomy: idmefv2
logsource: { category: alert }
detection:
  signature:
    Signature: name-of-an-event
  condition: signature
---
title: Many of one source
name: many_of_one_source
taxonomy: idmefv2
correlation:
  type: event_count
  rules: [one_of_many]
  group-by: [Source.IP]
  timespan: 10m
  condition: { gte: 5 }
level: medium
`;
