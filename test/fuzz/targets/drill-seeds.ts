/**
 * What the targets of drills begin from. Reading YAML takes the longer the more there is to read: nearly all input is made of the least
 * that is a drill, or less, with one thing more in each; some of a whole one.
 */
const HEAD = 'Control No,Kind,Title,To,From,Time,Channel,Subject,Text,Expected,Within,Objective,Notes';
export const SHEET = `${HEAD}
1,Inject,A call,PORT;CERT,Harbour master,D+0 H+0 M+30,phone manual,,"Who says so, and ""until when""?","Names one
Writes it down",M+10,O1,For controllers
2,,A headline,PORT,Morning paper,5m,media,Drone over port,Pictures of it,,,,
3,information,Later,CERT,,after 1 M+5,,,By hand,,,,`;
/** Little of everything. */
export const WHOLE = `code: small
version: 1
title: Small
synopsis: s
kind: functional
domain: cyber
duration: 30m
compressed_rate: 60
cells: [{ code: port, title: P, organisation: sg-port-soc, kind: player }]
objectives: [{ code: O-1, statement: s, capability: c, target: { metric: acknowledge, within: 10m } }]
items:
  - code: A-1
    kind: inject
    title: A write
    to: [port]
    at: 1m
    alert: { sensor: x, format: native, bodies: [{ externalId: $id, kind: cyber, occurredAt: $now, title: t, severity: 90 }] }
    expectations:
      - { code: ack, text: t, metric: acknowledge, within: 15m, objective: O-1, when: { done: acknowledged } }
`;
/** An item more, behind the first. */
export const LATER = `  - code: C-1
    kind: contingency
    title: A call
    to: [port]
    after: { item: A-1, expectation: ack, outcome: missed }
    message: { subject: s, text: t }
    expectations:
      - { code: n, text: t, metric: report, within: 5m, when: { event: case.noted, where: { caseId: $items.A-1.caseId } } }
`;
/** An exercise of another tool. */
export const FOREIGN = JSON.stringify({
  exercise: { name: 'A letter & a call', expanded: 'Two injects.', total_duration: '1800', uuid: 'x', version: '7' },
  inject_flow: [
    { inject_uuid: 'a', sequence: { trigger: ['startex'], followed_by: ['b'] }, timing: { triggered_at: null } },
    { inject_uuid: 'b', requirements: { inject_uuid: 'a', resolution_requirement: 'Publishing' }, sequence: {} },
  ],
  inject_payloads: [{ uuid: 'p', type: 'file', parameters: { content: 'RGVhcg==', 'content-type': 'base64' } }],
  injects: [
    {
      uuid: 'a',
      name: 'A letter comes',
      action_payload_resource_uuid: 'p',
      inject_evaluation: [{ result: 'Publishing' }],
    },
    { uuid: 'b', name: 'Traffic', action_payload_resource_uuid: 'q' },
  ],
});

const TOLD = { code: 'A', kind: 'inject', title: 't', to: ['p'], at: '1m' };
const EXPECTED = { code: 'n', text: 't', metric: 'report', within: '5m', when: { event: 'case.noted' } };
const MESSAGE = { message: { subject: 's', text: 't' } };
const HEADING = { code: 's', version: 1, title: 'S', synopsis: 's', kind: 'functional', domain: 'cyber' };
const CELLS = [{ code: 'p', title: 'P', organisation: 'o', kind: 'player' }];
const LENGTH = { duration: '30m', compressed_rate: 60 };
const least = (items: readonly object[], objectives: readonly object[] = []): string =>
  JSON.stringify({ ...HEADING, ...LENGTH, cells: CELLS, objectives, items });

/** The least that is a drill. */
export const LEAST_DRILL = least([{ ...TOLD, ...MESSAGE }]);

/** Each with one thing more than the least; JSON is YAML, and changed as a tree it remains so. */
export const LEAST_DRILLS: readonly string[] = [
  LEAST_DRILL,
  LEAST_DRILL.replaceAll(/"(\w+)":/g, '$1: ').replaceAll(/"(\w+)"/g, '$1'),
  `code: s\nversion: 1\ntitle: S\nsynopsis: s\nkind: functional\ndomain: cyber\nduration: 30m\ncompressed_rate: 60
cells:\n  - code: p\n    title: P\n    organisation: o\n    kind: player\nobjectives: []
items:\n- code: A\n  kind: inject\n  title: t\n  to: [p]\n  at: 1m\n  message: { subject: s, text: t }\n`,
  least([
    { ...TOLD, ...MESSAGE },
    { ...TOLD, ...MESSAGE, code: 'B', at: undefined, after: { item: 'A', by: '5m' } },
  ]),
  least([{ ...TOLD, ...MESSAGE, expectations: [EXPECTED] }]),
  least([{ ...TOLD, media: { outlet: 'o', headline: 'h', text: 't' } }]),
  least([{ ...TOLD, phone_manual: { script: 't' } }], [{ code: 'O', statement: 's', capability: 'c' }]),
];

/** YAML that is no drill: what its reader has to get through before anybody asks what it says. */
export const NO_DRILLS: readonly string[] = [
  'a: &x [1, *x]\nb: !!str 2\n',
  'a: |+2\n   text\n\nb: >-\n  folded\n  text\n? c\n: d\n',
  '%YAML 1.2\n---\na: "\\u00e9\\x41\\\n  b"\n...\n---\n- - 0x1f\n  - .inf\n  - 2026-01-01\n',
  "{a: 'it''s', <<: {b: ~}, c: [, ], ? d}\n# e\n",
];

/** The least exercise of another tool. */
export const LEAST_FOREIGN = JSON.stringify({
  exercise: { name: 'E', total_duration: '1800', uuid: 'x' },
  inject_flow: [{ inject_uuid: 'a', sequence: { trigger: ['startex'] }, timing: { triggered_at: 60 } }],
  injects: [{ uuid: 'a', name: 'A', inject_evaluation: [{ result: 'R' }] }],
});

/** Spreadsheets of a row or two. */
export const LEAST_SHEETS: readonly string[] = [
  'Control No,Title,To,Time,Text\n1,A,p,5m,t\n',
  'control_no;kind;title;to;time;channel;text;expected;within\nA;inject;"a ""b""";p;D+0 H+0 M+5;phone manual;t;Names one;M+10\n',
  'Control No,Title,To,Time,Channel,Subject,Text\nA,t,p,1m,media,s,"x\ny"\nB,t,p,after A M+1,,,t\n',
];
