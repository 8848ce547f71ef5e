// Shows /openapi.json: each operation with its parameters, answers and their fields. Texts only, never markup.
"use strict";

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  Object.assign(element, attributes);
  element.append(...children.filter((child) => child !== undefined && child !== ""));
  return element;
};

const code = (text) => make("code", {}, String(text));

const typeOf = (schema) => {
  const types = [].concat(schema.type ?? "any");
  if (schema.enum) return `${types.join(" or ")}: ${schema.enum.join(", ")}`;
  return types.join(" or ") + (schema.format ? ` (${schema.format})` : "");
};

const table = (head, rows) =>
  make("table", {},
    make("thead", {}, make("tr", {}, ...head.map((text) => make("th", {}, text)))),
    make("tbody", {}, ...rows.map((cells) => make("tr", {}, ...cells.map((cell) => make("td", {}, cell))))));

const boundsOf = (schema) =>
  ["default", "minimum", "maximum", "maxLength", "pattern"]
    .filter((key) => schema[key] !== undefined)
    .map((key) => `${key} ${schema[key]}`)
    .join(", ");

const showSchema = (api, schema, name, depth = 0) => {
  const target = schema.$ref ? api.components.schemas[schema.$ref.split("/").pop()] : schema;
  const title = make("summary", {}, code(name), " ", make("span", { className: "quiet" }, typeOf(target)), " ",
    schema.description ?? target.description ?? "");
  const below = Object.entries(target.properties ?? {});
  if (target.items) below.push(["each", target.items]);
  if (below.length === 0) return make("div", {}, ...title.childNodes);
  const details = make("details", { open: depth === 0 }, title);
  const fill = () => {
    if (details.childElementCount === 1) below.forEach(([key, value]) => details.append(showSchema(api, value, key, depth + 1)));
  };
  if (depth === 0) fill();
  else details.addEventListener("toggle", fill);
  return details;
};

const showOperation = (api, path, method, operation) => {
  const parameters = (operation.parameters ?? []).map((p) => [
    code(p.name), `${p.in}${p.required ? ", required" : ""}`, typeOf(p.schema),
    [p.description, boundsOf(p.schema)].filter(Boolean).join("; "),
  ]);
  const answers = Object.entries(operation.responses).map(([status, answer]) => {
    const schema = Object.values(answer.content ?? {})[0]?.schema;
    return [code(status), status < 300 && schema ? showSchema(api, schema, "body") : answer.description];
  });
  const element = make("details", { id: operation.operationId },
    make("summary", {}, make("span", { className: "method" }, method), " ", code(path), " ", make("h2", {}, operation.summary ?? "")),
    make("p", { className: "quiet" }, "Operation ", code(operation.operationId)));
  if (parameters.length > 0) element.append(table(["parameter", "where", "type", "what"], parameters));
  element.append(table(["status", "answer"], answers));
  return element;
};

const show = async () => {
  const main = document.getElementById("operations");
  const answer = await fetch("/openapi.json");
  if (!answer.ok) throw new Error(`the document: status ${answer.status}`);
  const api = await answer.json();
  const elements = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => showOperation(api, path, method, operation)));
  main.replaceChildren(...elements);
  document.getElementById("about").prepend(`${api.info.description} Version ${api.info.version}. `);
  document.getElementById("find").addEventListener("input", (event) => {
    const wanted = event.target.value.toLowerCase();
    elements.forEach((element) => { element.hidden = !element.textContent.toLowerCase().includes(wanted); });
  });
  if (location.hash) document.getElementById(location.hash.slice(1))?.setAttribute("open", "");
};

show().catch((error) => { document.getElementById("operations").textContent = String(error); });
