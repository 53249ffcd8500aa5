/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The scripts of pages that do without the application's, bundled beside it: prisma/scripts.mjs.
  ...(process.env.PAGE_SCRIPTS ? { env: { PAGE_SCRIPTS: process.env.PAGE_SCRIPTS } } : {}),
  // Title and description stand in the head for everybody: pages are kept, and kept once for people and machines.
  htmlLimitedBots: /.*/,
  serverExternalPackages: [
    "@aws-sdk/client-s3",
    "@aws-sdk/lib-storage",
    "@node-rs/argon2",
    "highs",
    "pg",
  ],
  // What runs beside the server is found by path, where no bundler looks.
  outputFileTracingIncludes: {
    "/*": [
      "lib/*/worker.mjs",
      "node_modules/@myriaddreamin/**",
      "node_modules/@expo-google-fonts/noto-sans-sc/{400Regular,700Bold}/*.ttf",
    ],
  },
  // A route that only the benches know, built where they ask for it: `route.bench.ts`.
  ...(process.env.BENCH_ROUTES === "1"
    ? { pageExtensions: ["bench.ts", "tsx", "ts", "jsx", "js"] }
    : {}),
  experimental: {
    serverActions: { bodySizeLimit: "1mb" },
  },
};

export default config;
