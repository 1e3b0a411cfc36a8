import type { Answer, TestApp } from './app.ts';
import { bySession, type TestPerson } from './people.ts';

interface Page {
  items: Record<string, unknown>[];
  next: string | null;
}

/** A list as somebody gets it, page by page to its end. */
export interface Walked {
  ids: string[];
  items: Record<string, unknown>[];
  /** Everything that was sent, as it was sent. */
  text: string;
  /** 200, or that of the first answer that was another. */
  status: number;
}

/** Walks a list of the interface to its end. */
export async function walkPages(app: TestApp, person: TestPerson, path: string): Promise<Walked> {
  const items: Record<string, unknown>[] = [];
  const ids = (): string[] => items.map((item) => String(item['id']));
  let text = '';
  for (let cursor: string | null = ''; cursor !== null;) {
    const place: string = cursor === '' ? path : `${path}&cursor=${encodeURIComponent(cursor)}`;
    const answer: Answer<Page> = await app.get<Page>(`/api/v1/${place}`, bySession(person.cookie));
    if (answer.status !== 200) return { ids: ids(), items, text: JSON.stringify(answer.body), status: answer.status };
    text += JSON.stringify(answer.body);
    items.push(...answer.body.items);
    cursor = answer.body.next;
  }
  return { ids: ids(), items, text, status: 200 };
}
