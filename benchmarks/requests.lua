-- wrk asks what a file says, a request a line: method, path, headers between bars, body, separated by tabs.
local requests = {}
local next_one = 0

function init(args)
    for line in io.lines(args[1]) do
        local method, path, headers, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t?(.*)$")
        local fields = {}
        for name, value in headers:gmatch("([^:|]+): ([^|]*)") do
            fields[name] = value
        end
        requests[#requests + 1] = wrk.format(method, path, fields, body ~= "" and body or nil)
    end
end

function request()
    next_one = next_one % #requests + 1
    return requests[next_one]
end
