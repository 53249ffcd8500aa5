/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    "@aws-sdk/client-s3",
    "@aws-sdk/lib-storage",
    "@node-rs/argon2",
    "highs",
    "pg",
  ],
  experimental: {
    serverActions: { bodySizeLimit: "1mb" },
  },
};

export default config;
