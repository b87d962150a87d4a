import * as z from "zod";

// The content security policy forbids making code from text, which zod tries as soon as the first
// schema is made. The build keeps this file in one chunk with zod, so that it runs before any is.
z.config({ jitless: true });
