/** Stands where a secret stood. */
const MASK = '***';

/** Every token and key this node gives out begins so: `bws_…`, with a letter for the kind. */
const OWN_TOKEN = /\bbw[a-z]_[A-Za-z0-9_-]{16,}/g;
const AUTHORIZATION = /\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{4,}/gi;
const SESSION_COOKIE = /\b(breakwater[a-z_-]*)=[^\s;,"']+/gi;
const USER_PART = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]*@/gi;
const NAMED =
  /\b(password|passwd|sslpassword|secret|client_secret|api_?key|access_token|refresh_token|id_token|otp|code_verifier)(["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi;
/** Lines of a stack are indented; any other is made so, so that no text can pass for an entry of its own. */
const NEW_LINE = /\n(?!\s)/g;
/** Whatever would move a terminal's cursor or colour what follows. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * A text as it may be logged. Nothing secret is handed to the logger on purpose; this catches what errors of others
 * bring along. `secrets` are those of the settings, masked wherever they stand.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret.length >= 4) clean = clean.replaceAll(secret, MASK);
  return clean
    .replace(USER_PART, `$1:${MASK}@`)
    .replace(OWN_TOKEN, MASK)
    .replace(AUTHORIZATION, `$1 ${MASK}`)
    .replace(SESSION_COOKIE, `$1=${MASK}`)
    .replace(NAMED, `$1$2${MASK}`)
    .replace(CONTROL, '\uFFFD')
    .replace(NEW_LINE, '\n  ');
}
