import { refusalOfFile } from "@/lib/evidence/policy";
import type { EvidenceView, UnfinishedUpload } from "@/lib/evidence/types";
import { giveUp, Interrupted, Refused, sendFile } from "./upload-requests";

export interface UploadTask {
  key: number;
  nodeId: string;
  file: File;
  /** Bytes the server has. */
  received: number;
  /** offline: waits for the network and goes on by itself; failed: waits for the person. */
  status: "waiting" | "sending" | "checking" | "offline" | "failed";
  message?: string;
  uploadId?: string;
}

/** What one point shows. */
export interface PointState {
  evidence: readonly EvidenceView[];
  tasks: readonly UploadTask[];
  /** Begun before this page was opened: the same file chosen again goes on. */
  unfinished: readonly UnfinishedUpload[];
  /** Taken away since this page was opened: can be put back. */
  removed: readonly EvidenceView[];
}

const AT_ONCE = 2;
const SERVER_TRIES = 5;
const LONGEST_WAIT_MS = 15_000;

/**
 * The uploads of one application in this browser: two at a time, each piece by piece, going on by themselves when
 * the network is back, and while the person turns to another page. Holds what each point shows; knows no React.
 */
export class UploadQueue {
  /** Says something to people who do not see the page. */
  announce: (text: string) => void = () => {};
  readonly #applicationId: string;
  #tasks: UploadTask[] = [];
  #evidence: EvidenceView[] = [];
  #unfinished: UnfinishedUpload[] = [];
  #removed: EvidenceView[] = [];
  /** Arrived here, until the server's page shows them too. */
  #arrived = new Map<string, EvidenceView>();
  #views = new Map<string, PointState>();
  #listeners = new Set<() => void>();
  #aborts = new Map<number, AbortController>();
  #wake = new Set<() => void>();
  #running = 0;
  #keys = 0;
  #done = 0;

  constructor(applicationId: string) {
    this.#applicationId = applicationId;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  point = (nodeId: string): PointState => {
    const known = this.#views.get(nodeId);
    if (known) return known;
    const here = <T extends { nodeId: string }>(all: readonly T[]) =>
      all.filter((one) => one.nodeId === nodeId);
    const taken = new Set(this.#tasks.map((task) => task.uploadId));
    const view: PointState = {
      evidence: here(this.#evidence),
      tasks: here(this.#tasks),
      unfinished: here(this.#unfinished).filter(({ id }) => !taken.has(id)),
      removed: here(this.#removed),
    };
    this.#views.set(nodeId, view);
    return view;
  };

  /** Takes over what the server's page shows. */
  load(evidence: readonly EvidenceView[], unfinished: readonly UnfinishedUpload[]): void {
    for (const { id } of evidence) this.#arrived.delete(id);
    this.#evidence = [...evidence, ...this.#arrived.values()];
    this.#unfinished = [...unfinished];
    this.#changed();
  }

  add(nodeId: string, files: readonly File[]): void {
    const tasks = files.map((file): UploadTask => {
      this.#keys += 1;
      const refused = refusalOfFile(file.name, file.size);
      return {
        ...{ key: this.#keys, nodeId, file, received: 0 },
        ...(refused ? { status: "failed", message: refused } : { status: "waiting" }),
      };
    });
    this.#tasks = [...this.#tasks, ...tasks];
    this.#changed();
    this.#next();
    const failed = tasks.filter(({ status }) => status === "failed").length;
    if (failed > 0) this.announce(`${failed} 个文件不能上传，原因见列表。`);
  }

  retry(key: number): void {
    this.#update(key, { status: "waiting", message: undefined });
    this.#next();
  }

  /** Takes a task off the list; what has been sent of it is given up. */
  cancel(key: number): void {
    const task = this.#tasks.find((one) => one.key === key);
    this.#aborts.get(key)?.abort();
    this.#tasks = this.#tasks.filter((one) => one.key !== key);
    this.#changed();
    if (task?.uploadId) this.forget(task.uploadId);
  }

  /** Gives up an upload that was begun before. */
  forget(id: string): void {
    this.#unfinished = this.#unfinished.filter((upload) => upload.id !== id);
    this.#changed();
    void giveUp(id);
  }

  removed(evidence: EvidenceView): void {
    this.#arrived.delete(evidence.id);
    this.#evidence = this.#evidence.filter(({ id }) => id !== evidence.id);
    this.#removed = [...this.#removed, { ...evidence, version: evidence.version + 1 }];
    this.#changed();
    this.announce(`已移除“${evidence.fileName}”，可以撤销。`);
  }

  restored(evidence: EvidenceView): void {
    this.#removed = this.#removed.filter(({ id }) => id !== evidence.id);
    this.#changed();
    this.announce(`已恢复“${evidence.fileName}”。`);
  }

  /** The network is back: whoever waits for it goes on at once. */
  wake = (): void => {
    for (const go of [...this.#wake]) go();
  };

  get busy(): boolean {
    return this.#tasks.some(({ status }) => status !== "failed");
  }

  #changed(): void {
    this.#views.clear();
    for (const listener of this.#listeners) listener();
  }

  #update(key: number, patch: Partial<UploadTask>): void {
    this.#tasks = this.#tasks.map((task) => (task.key === key ? { ...task, ...patch } : task));
    this.#changed();
  }

  #next(): void {
    while (this.#running < AT_ONCE) {
      const task = this.#tasks.find(({ status }) => status === "waiting");
      if (!task) return;
      this.#running += 1;
      void this.#run(task).finally(() => {
        this.#running -= 1;
        this.#next();
        this.#sayHowFar();
      });
    }
  }

  async #run({ key, nodeId, file }: UploadTask): Promise<void> {
    const abort = new AbortController();
    this.#aborts.set(key, abort);
    const target = { applicationId: this.#applicationId, nodeId };
    this.#update(key, { status: "sending" });
    let failures = 0;
    while (!abort.signal.aborted) {
      try {
        const evidence = await sendFile(target, file, abort.signal, (uploadId, received) => {
          failures = 0;
          const status = received < file.size ? "sending" : "checking";
          this.#update(key, { uploadId, received, status, message: undefined });
        });
        this.#arrive(key, evidence);
        break;
      } catch (error) {
        if (abort.signal.aborted) break;
        failures += 1;
        if (!(await this.#mayGoOn(key, error, failures))) break;
      }
    }
    this.#aborts.delete(key);
  }

  /** Whether to try again after a failure, once its time has come. */
  async #mayGoOn(key: number, error: unknown, failures: number): Promise<boolean> {
    if (error instanceof Interrupted) {
      const offline = typeof navigator !== "undefined" && navigator.onLine === false;
      if (offline || failures <= SERVER_TRIES) {
        this.#update(key, { status: "offline" });
        await this.#pause(Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures));
        this.#update(key, { status: "sending" });
        return true;
      }
      this.#fail(key, "网络不通或服务器没有应答，已传的部分不受影响。");
      return false;
    }
    // Expired meanwhile: begun anew, once.
    if (error instanceof Refused && error.code === "not-found" && failures === 1) return true;
    this.#fail(key, error instanceof Error ? error.message : "没有上传成功，请重试。");
    return false;
  }

  #fail(key: number, message: string): void {
    const task = this.#tasks.find((one) => one.key === key);
    this.#update(key, { status: "failed", message });
    if (task) this.announce(`“${task.file.name}”没有上传：${message}`);
  }

  #arrive(key: number, evidence: EvidenceView): void {
    this.#done += 1;
    this.#tasks = this.#tasks.filter((task) => task.key !== key);
    if (!this.#evidence.some(({ id }) => id === evidence.id)) {
      this.#arrived.set(evidence.id, evidence);
      this.#evidence = [...this.#evidence, evidence];
    }
    this.#changed();
  }

  #sayHowFar(): void {
    if (this.#done === 0 || this.#tasks.some(({ status }) => status !== "failed")) return;
    this.announce(`已上传 ${this.#done} 个文件。`);
    this.#done = 0;
  }

  /** Waits a while, or until the network is said to be back. */
  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this.#wake.delete(go);
        resolve();
      };
      const timer = setTimeout(go, milliseconds);
      this.#wake.add(go);
    });
  }
}
