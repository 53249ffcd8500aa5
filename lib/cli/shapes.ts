/** `npm run shapes`: writes lib/scoring/shapes.ts anew after a change to lib/scoring/schema.ts. */
import { writeFileSync } from "node:fs";
import { compactSource } from "../scoring/compact";

writeFileSync(new URL("../scoring/shapes.ts", import.meta.url), compactSource());
