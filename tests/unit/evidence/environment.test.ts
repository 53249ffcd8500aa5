import { describe, expect, it } from "vitest";
import { checkEnvironment } from "@/lib/env";

const needed = {
  DATABASE_URL: "postgresql://app@127.0.0.1/app",
  NEXTAUTH_SECRET: "secret-secret-secret-secret-secret-secret",
};
const s3 = {
  S3_ENDPOINT: "https://s3.example.cn",
  S3_BUCKET: "evidence",
  S3_ACCESS_KEY_ID: "id",
  S3_SECRET_ACCESS_KEY: "key",
};
const sentence = (variables: Record<string, string | undefined>) => {
  try {
    checkEnvironment({ ...needed, ...variables });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe("where files are kept", () => {
  it("is the data directory unless object storage is set; set to nothing is not set", () => {
    expect(checkEnvironment(needed).DATA_DIR).toBe(".data");
    expect(checkEnvironment(needed).S3_ENDPOINT).toBeUndefined();
    expect(checkEnvironment({ ...needed, S3_ENDPOINT: "", DATA_DIR: "" }).DATA_DIR).toBe(".data");
  });

  it("is object storage where all of it is set", () => {
    expect(checkEnvironment({ ...needed, ...s3 })).toMatchObject({
      ...s3,
      S3_REGION: "us-east-1",
      S3_PATH_STYLE: "1",
    });
  });

  it("is never half of it: each missing variable is named", () => {
    for (const name of Object.keys(s3))
      expect(sentence({ ...s3, [name]: undefined })).toBe(
        `缺少 ${name}：使用对象存储须同时设置 S3_ENDPOINT、S3_BUCKET、S3_ACCESS_KEY_ID、S3_SECRET_ACCESS_KEY。`,
      );
  });

  it("is named as it has to be", () => {
    expect(sentence({ ...s3, S3_ENDPOINT: "s3.example.cn" })).toContain("S3_ENDPOINT 应为");
    expect(sentence({ ...s3, S3_ENDPOINT: "ftp://s3.example.cn" })).toContain("S3_ENDPOINT 应为");
    for (const bucket of ["A", "a", "-a-", "杭州", "a_b"])
      expect(sentence({ ...s3, S3_BUCKET: bucket })).toContain("S3_BUCKET 应为");
    expect(sentence({ ...s3, S3_PATH_STYLE: "yes" })).toBe("S3_PATH_STYLE 应为 0 或 1。");
  });
});
