/** The organization that a new database starts with; the demo's people work there. */
export const FIRST_ORGANIZATION = { name: "Norvane", domain: "norvane.example" } as const;
