/** Names of events repeat: remembered up to this many, then forgotten together. */
const REMEMBERED_NAMES = 4_096;
const LONGEST_REMEMBERED = 64;

/** The same function of a name, which remembers what it answered for short ones. */
export function rememberByName<Answer extends string | object>(
  judge: (name: string) => Answer,
): (name: string) => Answer {
  const remembered = new Map<string, Answer>();
  return (name) => {
    const known = remembered.get(name);
    if (known) return known;
    const answer = judge(name);
    if (name.length <= LONGEST_REMEMBERED) {
      if (remembered.size >= REMEMBERED_NAMES) remembered.clear();
      // A copy: a name cut out of a text would keep the whole text in memory.
      remembered.set(Array.from(name).join(""), answer);
    }
    return answer;
  };
}
