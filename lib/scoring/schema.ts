/**
 * The shape of a standard and of a crosswalk: the one source of the JSON Schemas that are published
 * and of shapes.ts, which the library reads, so that no browser has to load zod. After a change:
 * `npm run shapes`. What a shape cannot say (references, reachability, precision) is in check.ts.
 */
import * as z from "zod/mini";

/** No figure of a standard may be larger: a wider one could not be summed exactly. */
const LARGEST_FIGURE = 1e12;
/** No total is divided by more. */
const LARGEST_DIVISOR = 1000;
const KEBAB_CASE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const text = z.string().check(z.minLength(1));
const id = z.string().check(z.regex(KEBAB_CASE));
const figure = z.number().check(z.gte(0), z.lte(LARGEST_FIGURE));
const positive = z.number().check(z.gt(0), z.lte(LARGEST_FIGURE));
const ratio = z.number().check(z.gte(0), z.lte(1));

// zod's record passes over a key `__proto__`, and what it holds would be read unchecked.
const ownNames = z.unknown().check((payload) => {
  const { value } = payload;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "__proto__")) return;
  payload.issues.push({ code: "unrecognized_keys", keys: ["__proto__"], input: { ...value } });
});
// The pattern tells those who read the published schema.
const name = z.string().check(z.regex(/^(?!__proto__$)/));
const recordOf = <T extends z.core.$ZodType>(entry: T) => z.pipe(ownNames, z.record(name, entry));

const basis = recordOf(z.strictObject({ source: text, note: z.optional(z.string()) }));

const option = z.strictObject({ id: text, title: text, marks: figure });

const rule = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("marks"), step: z.optional(positive) }),
  z.strictObject({ type: z.literal("levels"), levels: z.array(option).check(z.minLength(1)) }),
  z.strictObject({ type: z.literal("checklist"), items: z.array(option).check(z.minLength(1)) }),
  z.strictObject({ type: z.literal("requirement") }),
  z.strictObject({
    type: z.literal("quota"),
    unit: text,
    quota: figure,
    per: z.enum(["community", "household", "resident"]),
    perCount: z.optional(positive),
    minRatio: z.optional(ratio),
  }),
  z.strictObject({
    type: z.literal("survey"),
    options: z
      .array(z.strictObject({ id: text, title: text, weight: ratio }))
      .check(z.minLength(1)),
    minResponses: z.optional(z.int().check(z.gte(0))),
  }),
]);

export const nodeSchema = z.strictObject({
  id,
  title: text,
  fullMarks: figure,
  passMark: z.optional(figure),
  kind: z.optional(z.enum(["constraint", "guiding", "featured"])),
  appliesTo: z.optional(z.array(text)),
  waivable: z.optional(z.boolean()),
  clause: z.optional(z.string()),
  evidence: z.optional(z.string()),
  basis: z.optional(basis),
  bonusMarks: z.optional(figure),
  whenNotApplicable: z.optional(z.enum(["keep", "rescale"])),
  rule: z.optional(rule),
  get children() {
    return z.optional(z.array(nodeSchema).check(z.minLength(1)));
  },
});

export const standardSchema = z.strictObject({
  family: id,
  version: text,
  title: text,
  issuer: text,
  level: z.enum(["municipal", "provincial", "other"]),
  effectiveFrom: z.iso.date(),
  communityTypes: z.array(z.strictObject({ id: text, title: text })).check(z.minLength(1)),
  sources: z.array(
    z.strictObject({
      id: text,
      title: text,
      kind: z.enum(["regulation", "news", "reference", "assumption"]),
      publisher: z.optional(z.string()),
      date: z.optional(z.iso.date()),
      url: z.optional(z.string()),
    }),
  ),
  basis: z.optional(basis),
  total: z.strictObject({
    title: text,
    sections: z.array(text),
    passMark: figure,
    divisor: z.optional(z.int().check(z.gte(1), z.lte(LARGEST_DIVISOR))),
    basis: z.optional(basis),
  }),
  grades: z.optional(
    z.array(
      z.strictObject({
        id: text,
        title: text,
        passMark: figure,
        passMarks: z.optional(recordOf(figure)),
      }),
    ),
  ),
  sections: z.array(nodeSchema).check(z.minLength(1)),
});

const mapping = recordOf(z.array(text).check(z.minLength(1)));

export const crosswalkSchema = z.strictObject({
  from: id,
  to: id,
  map: mapping,
  branches: z.optional(mapping),
});
