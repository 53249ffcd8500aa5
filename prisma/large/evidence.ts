import { createHash } from "node:crypto";
import type { LeafNode } from "../../lib/scoring/types";
import { audit, type Somebody } from "./people";
import { idAt, pick, type Random, whole } from "./random";
import type { Row, Rows } from "./writer";

const kinds = [
  { mediaType: "image/jpeg", ending: "jpg", least: 400_000, most: 8_000_000 },
  { mediaType: "image/jpeg", ending: "jpg", least: 400_000, most: 8_000_000 },
  { mediaType: "application/pdf", ending: "pdf", least: 60_000, most: 4_000_000 },
  {
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ending: "docx",
    least: 20_000,
    most: 1_000_000,
  },
] as const;
const subjects = ["现场照片", "验收单", "台账", "公示照片", "会议纪要", "设备清单", "平面图"];

/** Records of files that are stored nowhere: every twentieth is one that another application has too. */
export class Files {
  #made = 0;
  readonly #known: string[] = [];

  constructor(
    private readonly random: Random,
    private readonly seed: number,
  ) {}

  /** So many pieces of evidence for an application's points. */
  for(
    applicationId: string,
    points: readonly LeafNode[],
    by: Somebody,
    day: string,
    count: number,
  ): Rows {
    const rows: { StoredFile: Row[]; Evidence: Row[]; AuditRecord: Row[] } = {
      ...{ StoredFile: [], Evidence: [], AuditRecord: [] },
    };
    for (let i = 0; i < count; i += 1) {
      const { random } = this;
      const at = new Date(Date.parse(`${day}T02:00:00Z`) + whole(random, 0, 20 * 86_400_000));
      const photo = {
        takenAt: at.toISOString(),
        latitude: 30 + random(),
        longitude: 119 + random(),
      };
      const kind = pick(random, kinds);
      const place =
        kind.ending === "jpg" ? photo : { takenAt: null, latitude: null, longitude: null };
      const again = random() < 0.05 && this.#known.length > 0;
      const sha256 = again
        ? pick(random, this.#known)
        : this.#stored(kind, place, at, rows.StoredFile);
      const { id: nodeId } = pick(random, points);
      const subject = pick(random, subjects);
      const id = idAt(random, at);
      const fileName = `${subject}${i + 1}.${kind.ending}`;
      rows.Evidence.push({
        ...{ id, applicationId, nodeId, sha256, fileName, ...place },
        caption: random() < 0.5 ? subject : "",
        validUntil: null,
        uploadedById: by.id,
        uploadedAt: at.toISOString(),
        version: 1,
      });
      const after = { nodeId, sha256, fileName };
      rows.AuditRecord.push(audit(by, "evidence.added", "application", applicationId, null, after));
    }
    return rows;
  }

  #stored(kind: (typeof kinds)[number], place: Row, at: Date, into: Row[]): string {
    const { random } = this;
    this.#made += 1;
    const sha256 = createHash("sha256").update(`${this.seed} ${this.#made}`).digest("hex");
    if (this.#made % 10 === 0) this.#known.push(sha256);
    const photo = kind.ending === "jpg";
    into.push({
      ...{ sha256, size: whole(random, kind.least, kind.most), mediaType: kind.mediaType },
      width: photo ? 4_032 : null,
      height: photo ? 3_024 : null,
      perceptualHash: photo ? sha256.slice(0, 16) : null,
      ...place,
      preview: "none",
      storedAt: at.toISOString(),
    });
    return sha256;
  }
}
