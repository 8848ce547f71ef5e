// Copies of the project in which the contracts are built without the optimizer.
const fs = require("fs");
const path = require("path");

// copy makes one. OpenZeppelin's P256 does not compile without the optimizer; contracts/analysis/P256.sol is there
// instead, and asks the precompile, which the EVM version of `env` has.
function copy(to) {
  fs.mkdirSync(to, { recursive: true });
  for (const name of ["foundry.toml", "tools", "contracts/src", "contracts/test", "docs/spec/vectors"]) {
    fs.cpSync(name, path.join(to, name), { recursive: true });
  }
  fs.mkdirSync(path.join(to, "node_modules/@openzeppelin"), { recursive: true });
  for (const name of ["@foundry-rs", "solc"]) {
    fs.symlinkSync(path.resolve("node_modules", name), path.join(to, "node_modules", name));
  }
  const contracts = "node_modules/@openzeppelin/contracts";
  fs.cpSync(contracts, path.join(to, contracts), { recursive: true });
  fs.copyFileSync("contracts/analysis/P256.sol", path.join(to, contracts, "utils/cryptography/P256.sol"));
}

const env = {
  FOUNDRY_PROFILE: "default",
  FOUNDRY_EVM_VERSION: "osaka",
  FOUNDRY_CODE_SIZE_LIMIT: "1000000",
  FOUNDRY_FUZZ_RUNS: "64",
  FORGE_SNAPSHOT_CHECK: "false",
  NO_COLOR: "1",
};

module.exports = { copy, env };
