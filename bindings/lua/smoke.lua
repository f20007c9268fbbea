-- Reads a text through the SWIG interface and checks what would go wrong first: offsets, strings, errors.
local quoth = require "quoth"

local model = quoth.Model(nil)
assert(model:name():find("^en%-news"), "the built-in model has a name")

local text = "🎉 Tëst \0 end “We did it,” said Ola Brandt."
local document = quoth.Document(model, text, quoth.STAGE_ALL, 0, quoth.UNIT_BYTE)
assert(document:unit() == quoth.UNIT_BYTE, "offsets count bytes")
local count = document:count(quoth.TOKENS)
assert(math.type(count) == "integer" and count > 5, "counts are integers")
assert(document:span(quoth.TOKENS, count - 1).stop == #text, "a NUL does not end the text")

local ill_formed, first = quoth.Document(model, "caf\xE9", quoth.STAGE_REGIONS, 0, quoth.UNIT_BYTE):ill_formed()
assert(ill_formed == 1 and first == 3 and math.type(first) == "integer", "bytes that are no UTF-8 are counted")

local found = false
for i = 0, count - 1 do
    local span = document:span(quoth.TOKENS, i)
    found = found or text:sub(span.start + 1, span.stop) == "said"
end
assert(found, "a token's span cuts the word out of the string")

local ok, message = pcall(quoth.Model, "no-such-dir/model.quoth")
assert(not ok and tostring(message):find("no%-such%-dir"), "a missing model is an error that names it")
assert(not pcall(quoth.Document, model, nil, quoth.STAGE_ALL, 0, quoth.UNIT_BYTE), "no text is an error")

local collection = quoth.Collection()
collection:add(document)
collection:resolve()
assert(math.type(collection:actor_count()) == "integer", "a collection counts actors")
print("lua: ok, quoth " .. quoth.version())
