/** Status, code and message of a refusal. */
export async function refused(response: Response) {
  const { error } = (await response.json()) as {
    error: { code: string; message: string };
  };
  return { status: response.status, ...error };
}
