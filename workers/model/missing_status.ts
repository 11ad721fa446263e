/**
 * Why a host does not have a file that was asked for, as an HTTP status; null where it has it. A host that answers
 * every path with its start page has no such file either: 404.
 */
export function missingStatus(response: Response): number | null {
  if (!response.ok) return response.status;
  return response.headers.get('content-type')?.startsWith('text/html') ? 404 : null;
}
