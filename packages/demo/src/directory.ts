import type { PlaceCode } from "./places.js";

/** What a person may do, and so how often a person is refused. */
export type Standing = "owner" | "admin" | "editor" | "viewer";

export interface PersonEntry {
  readonly name: string;
  readonly team: string;
  readonly place: PlaceCode;
  readonly standing: Standing;
  /** Acts a day in proportion to the others'. */
  readonly activity: number;
}

const person = (
  name: string,
  team: string,
  place: PlaceCode,
  standing: Standing,
  activity: number,
): PersonEntry => ({ name, team, place, standing, activity });

/** The people of the made-up organization; stories name some of them. */
export const PEOPLE: readonly PersonEntry[] = [
  person("Ingrid Solheim", "leadership", "SE", "owner", 2),
  person("Marcus Adeyemi", "platform", "GB", "admin", 9),
  person("Priya Raghunathan", "platform", "IN", "admin", 10),
  person("Lena Hartwig", "security", "DE", "admin", 6),
  person("Tomás Figueroa", "security", "ES", "admin", 4),
  person("Grace Wanjiru", "operations", "KE", "admin", 6),
  person("Daniel Okafor", "machine learning", "NG", "editor", 9),
  person("Hannah Kowalczyk", "machine learning", "PL", "editor", 10),
  person("Kenji Morita", "machine learning", "JP", "editor", 8),
  person("Sofia Almeida", "machine learning", "BR", "editor", 7),
  person("Amélie Fournier", "product", "FR", "editor", 6),
  person("Noah van Dijk", "product", "NL", "editor", 6),
  person("Chloé Tremblay", "search", "CA", "editor", 7),
  person("Jonas Weber", "search", "DE", "editor", 7),
  person("Wei Ling Tan", "search", "SG", "editor", 6),
  person("Olivia Bennett", "support", "US", "editor", 7),
  person("Ethan Brooks", "support", "US", "viewer", 5),
  person("Valeria Ríos", "support", "MX", "viewer", 4),
  person("Thandiwe Nkosi", "support", "ZA", "viewer", 4),
  person("Arjun Mehta", "data", "IN", "editor", 8),
  person("Freya Lindgren", "data", "SE", "editor", 5),
  person("Lukas Brunner", "finance", "CH", "viewer", 3),
  person("Matilda Hughes", "legal", "AU", "viewer", 2),
  person("Samuel Carter", "finance", "US", "viewer", 2),
  person("Zofia Wrona", "compliance", "PL", "viewer", 3),
];

export interface WorkspaceEntry {
  readonly id: string;
  readonly name: string;
  /** Acts in it in proportion to the others. */
  readonly activity: number;
}

export const WORKSPACES: readonly WorkspaceEntry[] = [
  { id: "ws-production", name: "Production", activity: 9 },
  { id: "ws-staging", name: "Staging", activity: 6 },
  { id: "ws-research", name: "Research", activity: 5 },
  { id: "ws-support-assistant", name: "Support assistant", activity: 4 },
  { id: "ws-search-ranking", name: "Search ranking", activity: 3 },
  { id: "ws-mobile-app", name: "Mobile app", activity: 2 },
];
