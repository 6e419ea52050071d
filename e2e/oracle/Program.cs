using System.Text.Json;
using System.Text.Json.Nodes;
using NuGet.Client;
using NuGet.ContentModel;
using NuGet.Frameworks;
using NuGet.Packaging.Licenses;
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
            "assets" => AnswerAssets(question),
            "license" => AnswerLicense(Text(question, "id")),
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

// The sets of patterns that nuget.org looks for frameworks with; a props or targets file must be named by the package.
static JsonObject AnswerAssets(JsonObject question)
{
    var contents = new ContentItemCollection();
    contents.Load(question["paths"]!.AsArray().Select(path => path!.GetValue<string>()));
    var patterns = new ManagedCodeConventions(null).Patterns;
    PatternSet[] libraryPatterns =
    [
        patterns.CompileRefAssemblies, patterns.CompileLibAssemblies, patterns.RuntimeAssemblies,
        patterns.ResourceAssemblies, patterns.ContentFiles, patterns.MSBuildFiles, patterns.MSBuildMultiTargetingFiles,
    ];

    var id = Text(question, "id");
    var names = new SortedSet<string>(StringComparer.Ordinal);
    foreach (var pattern in question["tool"]!.GetValue<bool>() ? [patterns.ToolsAssemblies] : libraryPatterns)
    {
        var isBuild = pattern == patterns.MSBuildFiles || pattern == patterns.MSBuildMultiTargetingFiles;
        var groups = new List<ContentItemGroup>();
        contents.PopulateItemGroups(pattern, groups);
        foreach (var found in groups)
        {
            if (!found.Items.Any(item => !isBuild || IsNamedBy(item.Path, id))) continue;
            var name = ((NuGetFramework)found.Properties["tfm"]).GetShortFolderName();
            if (!NuGetFramework.Parse(name).IsUnsupported) names.Add(name);
        }
    }

    return new JsonObject { ["frameworks"] = JsonSerializer.SerializeToNode(names) };
}

static bool IsNamedBy(string path, string id)
{
    var file = Path.GetFileName(path);
    return file == "_._" || Path.GetFileNameWithoutExtension(file).Equals(id, StringComparison.OrdinalIgnoreCase);
}

static string Text(JsonObject question, string name) => question[name]!.GetValue<string>();

static JsonObject AnswerLicense(string id)
{
    if (!NuGetLicenseData.LicenseList.TryGetValue(id, out var license)) return new JsonObject { ["known"] = false };

    return new JsonObject
    {
        ["known"] = true,
        ["deprecated"] = license.IsDeprecatedLicenseId,
        ["approved"] = license.IsOsiApproved || license.IsFsfLibre,
    };
}
