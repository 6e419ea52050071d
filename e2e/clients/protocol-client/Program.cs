using System.Text.Json;
using System.Text.Json.Nodes;
using NuGet.Configuration;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;

// Asks the resource classes of NuGet.Protocol: one JSON object a line in, which names the class, one JSON object a
// line out, which tells what it gave. LODE_SOURCE is the address of the service index.
var address = Environment.GetEnvironmentVariable("LODE_SOURCE")!;
var repository = Repository.Factory.GetCoreV3(new PackageSource(address) { AllowInsecureConnections = true });
using var cache = new SourceCacheContext();
var client = new Client(repository, cache);

while (Console.ReadLine() is { } line)
{
    var question = JsonNode.Parse(line)!.AsObject();
    JsonNode answer;
    try
    {
        answer = await client.Answer(question);
    }
    catch (Exception exception) when (exception is not JsonException)
    {
        answer = new JsonObject { ["throws"] = exception.GetType().Name, ["message"] = Innermost(exception).Message };
    }
    Console.WriteLine(answer.ToJsonString());
}

static Exception Innermost(Exception exception) =>
    exception.InnerException is { } inner ? Innermost(inner) : exception;
