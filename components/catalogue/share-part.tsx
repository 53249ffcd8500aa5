import { CopyButton } from "./copy-button";
import { QrCode } from "./qr-code";

/** The address of a page to be passed on: as text, as a code to scan, and on paper. */
export function SharePart({ address, name }: { address: string; name: string }) {
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <QrCode text={address} label={`${name}验收结果的二维码`} />
      <div className="min-w-0 space-y-3">
        <p>扫二维码或打开网址查看本页：</p>
        <p className="font-mono break-all">{address}</p>
        <CopyButton text={address}>复制网址</CopyButton>
      </div>
    </div>
  );
}
