using System.Text.Json;
using System.Text.Json.Nodes;
using NuGet.Frameworks;
using NuGet.Versioning;

// Answers what NuGet's own libraries think: one JSON object a line in, one JSON object a line out, in the same order.
while (Console.ReadLine() is { } line)
{
    var question = JsonNode.Parse(line)!.AsObject();
    Console.WriteLine(Answer(question).ToJsonString());
}

static JsonObject Answer(JsonObject question)
{
    try
    {
        return Text(question, "ask") switch
        {
            "version" => AnswerVersion(Text(question, "text")),
            "order" => AnswerOrder(Text(question, "a"), Text(question, "b")),
            "range" => AnswerRange(question),
            "framework" => AnswerFramework(Text(question, "text")),
            "compatible" => AnswerCompatible(Text(question, "project"), Text(question, "candidate")),
            var other => throw new JsonException($"There is no question \"{other}\"."),
        };
    }
    catch (Exception exception) when (exception is not JsonException)
    {
        return new JsonObject { ["throws"] = exception.GetType().Name };
    }
}

static JsonObject AnswerVersion(string text)
{
    if (!NuGetVersion.TryParse(text, out var version)) return new JsonObject { ["valid"] = false };

    return new JsonObject
    {
        ["valid"] = true,
        ["original"] = version.OriginalVersion,
        ["normalized"] = version.ToNormalizedString(),
        ["full"] = version.ToFullString(),
        ["prerelease"] = version.IsPrerelease,
        ["semVer2"] = version.IsSemVer2,
    };
}

static JsonObject AnswerOrder(string a, string b) =>
    new() { ["sign"] = Math.Sign(VersionComparer.Default.Compare(NuGetVersion.Parse(a), NuGetVersion.Parse(b))) };

static JsonObject AnswerRange(JsonObject question)
{
    var floating = question["floating"]!.GetValue<bool>();
    if (!VersionRange.TryParse(Text(question, "text"), floating, out var range))
    {
        return new JsonObject { ["valid"] = false };
    }

    return new JsonObject
    {
        ["valid"] = true,
        ["normalized"] = range.ToNormalizedString(),
        ["min"] = range.MinVersion?.ToFullString(),
        ["max"] = range.MaxVersion?.ToFullString(),
        ["satisfies"] = range.Satisfies(NuGetVersion.Parse(Text(question, "version"))),
    };
}

static JsonObject AnswerFramework(string text)
{
    var framework = NuGetFramework.Parse(text);
    return new JsonObject
    {
        ["unsupported"] = framework.IsUnsupported,
        ["short"] = framework.GetShortFolderName(),
        ["long"] = framework.DotNetFrameworkName,
    };
}

static JsonObject AnswerCompatible(string project, string candidate) =>
    new()
    {
        ["compatible"] = DefaultCompatibilityProvider.Instance.IsCompatible(
            NuGetFramework.Parse(project), NuGetFramework.Parse(candidate)),
    };

static string Text(JsonObject question, string name) => question[name]!.GetValue<string>();
