using System.Text.Json;
using System.Text.Json.Nodes;
using NuGet.Common;
using NuGet.Frameworks;
using NuGet.Packaging.Core;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Protocol.Resources;
using NuGet.Versioning;

sealed class Client(SourceRepository repository, SourceCacheContext cache)
{
    private readonly ILogger log = NullLogger.Instance;

    public Task<JsonNode> Answer(JsonObject question) =>
        Text(question, "ask") switch
        {
            "everything" => Everything(),
            nameof(ServiceIndexResourceV3) => ServiceIndex(question),
            nameof(FindPackageByIdResource) => FindPackageById(question),
            nameof(PackageMetadataResource) => PackageMetadata(question),
            nameof(MetadataResource) => Metadata(question),
            nameof(RegistrationResourceV3) => Registration(question),
            nameof(DependencyInfoResource) => DependencyInfo(question),
            nameof(DownloadResource) => Download(question),
            nameof(PackageSearchResource) => Search(question),
            nameof(RawSearchResourceV3) => RawSearch(question),
            nameof(AutoCompleteResource) => AutoComplete(question),
            nameof(VulnerabilityInfoResourceV3) => Vulnerabilities(question),
            "templates" => Templates(question),
            "push" => Push(question),
            "delete" => Delete(question),
            var other => throw new JsonException($"There is no question \"{other}\"."),
        };

    // Every resource that a V3 source can have, with the class that NuGet chose for this one; null where it has none.
    private async Task<JsonNode> Everything()
    {
        var found = new JsonObject();
        var get = repository.GetType().GetMethod(nameof(repository.GetResourceAsync), [typeof(CancellationToken)])!;
        var types = Repository.Provider.GetCoreV3().Select(provider => provider.Value.ResourceType).Distinct();
        foreach (var type in types.OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            var task = (Task)get.MakeGenericMethod(type).Invoke(repository, [CancellationToken.None])!;
            await task;
            found[type.Name] = task.GetType().GetProperty("Result")!.GetValue(task)?.GetType().Name;
        }
        return found;
    }

    private async Task<JsonNode> ServiceIndex(JsonObject question)
    {
        var resource = await Get<ServiceIndexResourceV3>();
        var types = question["types"]!.AsArray().Select(type => type!.GetValue<string>());
        return Of(types.ToDictionary(type => type, type => resource.GetServiceEntryUri(type)));
    }

    private async Task<JsonNode> FindPackageById(JsonObject question)
    {
        var resource = await Get<FindPackageByIdResource>();
        var (id, version) = (Text(question, "id"), Version(question));
        var bytes = new MemoryStream();
        var info = await resource.GetDependencyInfoAsync(id, version, cache, log, default);
        return Of(new
        {
            versions = (await resource.GetAllVersionsAsync(id, cache, log, default)).Select(Normalized),
            exists = await resource.DoesPackageExistAsync(id, version, cache, log, default),
            copied = await resource.CopyNupkgToStreamAsync(id, version, bytes, cache, log, default),
            sha512 = Facts.Sha512(bytes),
            identity = info?.PackageIdentity.ToString(),
            groups = info?.DependencyGroups.Select(Facts.Of),
        });
    }

    private async Task<JsonNode> PackageMetadata(JsonObject question)
    {
        var resource = await Get<PackageMetadataResource>();
        var found = question["version"] is null
            ? await resource.GetMetadataAsync(
                Text(question, "id"), Flag(question, "prerelease"), Flag(question, "unlisted"), cache, log, default)
            : [await resource.GetMetadataAsync(Identity(question), cache, log, default)];
        return Of(await Task.WhenAll(found.Select(Facts.Of)));
    }

    private async Task<JsonNode> Metadata(JsonObject question)
    {
        var resource = await Get<MetadataResource>();
        var id = Text(question, "id");
        var (prerelease, unlisted) = (Flag(question, "prerelease"), Flag(question, "unlisted"));
        return Of(new
        {
            versions = (await resource.GetVersions(id, prerelease, unlisted, cache, log, default)).Select(Normalized),
            latest = Normalized(await resource.GetLatestVersion(id, prerelease, unlisted, cache, log, default)),
            exists = await resource.Exists(id, prerelease, unlisted, cache, log, default),
            versionExists = await resource.Exists(Identity(question), unlisted, cache, log, default),
        });
    }

    private async Task<JsonNode> Registration(JsonObject question)
    {
        var resource = await Get<RegistrationResourceV3>();
        var (id, range) = (Text(question, "id"), VersionRange.Parse(Text(question, "range")));
        var leaf = await resource.GetPackageMetadata(Identity(question), cache, log, default);
        var inRange = await resource.GetPackageMetadata(id, range, true, true, cache, log, default);
        var entries = await resource.GetPackageEntries(id, true, cache, log, default);
        return Of(new
        {
            index = resource.GetUri(id),
            leaf = resource.GetUri(Identity(question)),
            version = leaf["version"]!.ToString(),
            inRange = inRange.Select(entry => entry["version"]!.ToString()),
            entries = entries.Count(),
        });
    }

    private async Task<JsonNode> DependencyInfo(JsonObject question)
    {
        var resource = await Get<DependencyInfoResource>();
        var framework = NuGetFramework.Parse(Text(question, "framework"));
        var found = await resource.ResolvePackages(Text(question, "id"), framework, cache, log, default);
        var one = await resource.ResolvePackage(Identity(question), framework, cache, log, default);
        return Of(new { all = found.OrderBy(info => info.Version).Select(Facts.Of), one = Facts.Of(one) });
    }

    private async Task<JsonNode> Download(JsonObject question)
    {
        var resource = await Get<DownloadResource>();
        var context = new PackageDownloadContext(cache, Path.GetTempPath(), directDownload: true);
        using var result = await resource.GetDownloadResourceResultAsync(
            Identity(question), context, Path.GetTempPath(), log, default);
        return Of(new
        {
            status = result.Status.ToString(),
            identity = result.PackageReader?.GetIdentity().ToString(),
            sha512 = result.PackageStream is null ? null : Facts.Sha512(result.PackageStream),
        });
    }

    private async Task<JsonNode> Search(JsonObject question)
    {
        var resource = await Get<PackageSearchResource>();
        var (text, filter) = (Text(question, "q"), Filter(question));
        var found = await resource.SearchAsync(text, filter, Number(question, "skip"), Number(question, "take"), log, default);
        return Of(await Task.WhenAll(found.Select(Facts.Of)));
    }

    private async Task<JsonNode> RawSearch(JsonObject question)
    {
        var resource = await Get<RawSearchResourceV3>();
        var rows = await resource.Search(
            Text(question, "q"), Filter(question), Number(question, "skip"), Number(question, "take"), log, default);
        return Of(rows.Select(row => JsonNode.Parse(row.ToString())));
    }

    private async Task<JsonNode> AutoComplete(JsonObject question)
    {
        var resource = await Get<AutoCompleteResource>();
        var (id, prerelease) = (Text(question, "id"), Flag(question, "prerelease"));
        var versions = await resource.VersionStartsWith(id, Text(question, "version"), prerelease, cache, log, default);
        return Of(new
        {
            ids = await resource.IdStartsWith(Text(question, "prefix"), prerelease, log, default),
            versions = versions.Order().Select(Normalized),
        });
    }

    private async Task<JsonNode> Vulnerabilities(JsonObject question)
    {
        var resource = await Get<IVulnerabilityInfoResource>();
        var result = await resource.GetVulnerabilityInfoAsync(cache, log, default);
        var known = result.KnownVulnerabilities!.SelectMany(part => part).Where(entry => entry.Key == Text(question, "id"));
        return Of(new
        {
            exception = result.Exceptions?.Message,
            known = known.SelectMany(entry => entry.Value).Select(info =>
                new { url = info.Url, severity = info.Severity.ToString(), versions = info.Versions.ToString() }),
        });
    }

    private async Task<JsonNode> Templates(JsonObject question)
    {
        var (id, version) = (Text(question, "id"), Version(question));
        var details = await repository.GetResourceAsync<PackageDetailsUriResourceV3>();
        var owner = await repository.GetResourceAsync<OwnerDetailsUriTemplateResourceV3>();
        var abuse = await repository.GetResourceAsync<ReportAbuseResourceV3>();
        return Of(new
        {
            details = details?.GetUri(id, version),
            owner = owner?.GetUri(Text(question, "owner")),
            abuse = abuse?.GetReportAbuseUrl(id, version),
        });
    }

    // Symbols that lie beside a package go with it, to the address of their own resource.
    private async Task<JsonNode> Push(JsonObject question)
    {
        var resource = await Get<PackageUpdateResource>();
        var symbols = await Get<SymbolPackageUpdateResourceV3>();
        await resource.Push(
            [Text(question, "path")], symbolSource: symbols.SourceUri.ToString(), timeoutInSecond: 60, disableBuffering: false,
            getApiKey: _ => Text(question, "key"), getSymbolApiKey: _ => Text(question, "key"), noServiceEndpoint: false,
            skipDuplicate: Flag(question, "skipDuplicate"), symbolPackageUpdateResource: symbols,
            allowInsecureConnections: true, log: log);
        return Of(new { packages = resource.SourceUri, symbols = symbols.SourceUri });
    }

    private async Task<JsonNode> Delete(JsonObject question)
    {
        var resource = await Get<PackageUpdateResource>();
        await resource.Delete(
            Text(question, "id"), Text(question, "version"), getApiKey: _ => Text(question, "key"), confirm: _ => true,
            noServiceEndpoint: false, allowInsecureConnections: true, log: log);
        return Of(new { deleted = true });
    }

    private async Task<Resource> Get<Resource>() where Resource : class, INuGetResource =>
        await repository.GetResourceAsync<Resource>() ?? throw new InvalidOperationException($"No {typeof(Resource).Name}.");

    private static SearchFilter Filter(JsonObject question) =>
        new(Flag(question, "prerelease"))
        {
            PackageType = question["packageType"]?.GetValue<string>(),
        };

    private static PackageIdentity Identity(JsonObject question) => new(Text(question, "id"), Version(question));

    private static NuGetVersion Version(JsonObject question) => NuGetVersion.Parse(Text(question, "version"));

    private static string? Normalized(NuGetVersion? version) => version?.ToNormalizedString();

    private static string Text(JsonObject question, string name) => question[name]!.GetValue<string>();

    private static bool Flag(JsonObject question, string name) => question[name]?.GetValue<bool>() ?? false;

    private static int Number(JsonObject question, string name) => question[name]?.GetValue<int>() ?? (name == "take" ? 20 : 0);

    private static JsonNode Of(object facts) => JsonSerializer.SerializeToNode(facts)!;
}
