import { answerStatus, intakeAnswer, type ItemResult, itemResult } from './intake-answer.ts';

const accepted: ItemResult = { index: 2, status: 'accepted', id: 'a' };
const duplicate: ItemResult = { index: 0, status: 'duplicate', id: 'b' };
const rejected: ItemResult = { index: 1, status: 'rejected', code: 'too_deep', reason: 'Too deep' };

describe('the answer to a body', () => {
  it('counts the results and puts them in the order of the items', () => {
    expect(intakeAnswer([accepted, duplicate, rejected])).toEqual({
      accepted: 1,
      duplicates: 1,
      rejected: 1,
      results: [duplicate, rejected, accepted],
    });
  });

  it('is 200 with nothing rejected, 207 with some, 422 with all', () => {
    expect(answerStatus(intakeAnswer([]))).toBe(200);
    expect(answerStatus(intakeAnswer([accepted, duplicate]))).toBe(200);
    expect(answerStatus(intakeAnswer([duplicate, rejected]))).toBe(207);
    expect(answerStatus(intakeAnswer([rejected]))).toBe(422);
  });

  it('tells a refusal of the database like any other rejection', () => {
    expect(itemResult(3, { status: 'refused', rejection: { code: 'refused_by_database', reason: 'x' } })).toEqual({
      index: 3,
      status: 'rejected',
      code: 'refused_by_database',
      reason: 'x',
    });
  });
});
