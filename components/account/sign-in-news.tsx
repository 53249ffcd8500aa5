import { Callout } from "@/components/ui/callout";

/** What led to the sign-in page, where there is something to say. */
export function SignInNews({ changed, failed }: { changed: boolean; failed: boolean }) {
  if (changed)
    return (
      <Callout tone="passed" className="mb-6">
        密码已修改，请用新密码重新登录。
      </Callout>
    );
  if (failed)
    return (
      <Callout tone="failed" className="mb-6">
        登录没有完成，请重试。
      </Callout>
    );
  return null;
}
