import { createHash } from "node:crypto";
import type { FrozenEvidence } from "../../lib/evidence/types";
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

type Kind = (typeof kinds)[number];

/** A photo's own data; nothing for other files. */
interface Shot {
  takenAt: string | null;
  latitude: number | null;
  longitude: number | null;
}

export interface Attached {
  rows: Rows;
  /** As a submission freezes it. */
  frozen: FrozenEvidence[];
}

/** Records of files that are stored nowhere: every twentieth is one that another application has too. */
export class Files {
  #made = 0;
  readonly #known: { sha256: string; size: number; kind: Kind }[] = [];

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
  ): Attached {
    const { random } = this;
    const rows: { StoredFile: Row[]; Evidence: Row[]; AuditRecord: Row[] } = {
      ...{ StoredFile: [], Evidence: [], AuditRecord: [] },
    };
    const frozen: FrozenEvidence[] = [];
    for (let i = 0; i < count; i += 1) {
      const at = new Date(Date.parse(`${day}T02:00:00Z`) + whole(random, 0, 20 * 86_400_000));
      const again = random() < 0.05 && this.#known.length > 0;
      const { sha256, size, kind } = again ? pick(random, this.#known) : this.#store(at, rows);
      const shot = this.#shot(kind, at);
      const { id: nodeId } = pick(random, points);
      const subject = pick(random, subjects);
      const id = idAt(random, at);
      const fileName = `${subject}${i + 1}.${kind.ending}`;
      const caption = random() < 0.5 ? subject : "";
      rows.Evidence.push({
        ...{ id, applicationId, nodeId, sha256, fileName, caption, ...shot, validUntil: null },
        ...{ uploadedById: by.id, uploadedAt: at.toISOString(), version: 1 },
      });
      const { takenAt, latitude, longitude } = shot;
      const place = latitude === null || longitude === null ? null : { latitude, longitude };
      frozen.push({
        ...{ id, nodeId, sha256, fileName, mediaType: kind.mediaType, size, caption },
        ...{ takenAt, place, validUntil: null },
      });
      const after = { nodeId, sha256, fileName };
      rows.AuditRecord.push(audit(by, "evidence.added", "application", applicationId, null, after));
    }
    return { rows, frozen };
  }

  #shot(kind: Kind, at: Date): Shot {
    const { random } = this;
    if (kind.ending !== "jpg") return { takenAt: null, latitude: null, longitude: null };
    return { takenAt: at.toISOString(), latitude: 30 + random(), longitude: 119 + random() };
  }

  #store(at: Date, rows: { StoredFile: Row[] }) {
    const { random } = this;
    const kind = pick(random, kinds);
    this.#made += 1;
    const sha256 = createHash("sha256").update(`${this.seed} ${this.#made}`).digest("hex");
    const file = { sha256, size: whole(random, kind.least, kind.most), kind };
    if (this.#made % 10 === 0) this.#known.push(file);
    const photo = kind.ending === "jpg";
    rows.StoredFile.push({
      ...{ sha256, size: file.size, mediaType: kind.mediaType },
      width: photo ? 4_032 : null,
      height: photo ? 3_024 : null,
      perceptualHash: photo ? sha256.slice(0, 16) : null,
      ...this.#shot(kind, at),
      preview: "none",
      storedAt: at.toISOString(),
    });
    return file;
  }
}
