// Sets documents in a process of its own: native code that computes for seconds must neither keep requests waiting
// nor end the server with it. Plain JavaScript: no bundler may fold it into the server.
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const fonts = new URL("../../node_modules/@expo-google-fonts/noto-sans-sc/", import.meta.url);
const fontPaths = ["400Regular", "700Bold"].map((face) => fileURLToPath(new URL(face, fonts)));

// No file of the machine may be read from a template: the workspace is a folder with nothing else in it.
const workspace = fileURLToPath(new URL("empty/", import.meta.url));
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] });

process.on("message", (/** @type {import("./render").Task} */ { id, template, inputs }) => {
  try {
    const pdf = compiler.pdf({ mainFileContent: template, inputs }, { pdfStandard: "ua-1" });
    process.send?.({ id, pdf });
  } catch (error) {
    const said = /** @type {{ message?: string }} */ (error).message;
    process.send?.({ id, fault: `${said ?? error}` });
  } finally {
    compiler.evictCache(0);
  }
});
