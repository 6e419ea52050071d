using System.Security.Cryptography;
using NuGet.Packaging;
using NuGet.Protocol.Core.Types;

/// <summary>What NuGet's objects say, in shapes that turn into JSON.</summary>
static class Facts
{
    public static async Task<object> Of(IPackageSearchMetadata package)
    {
        var versions = await package.GetVersionsAsync() ?? [];
        var deprecation = await package.GetDeprecationMetadataAsync();
        return new
        {
            id = package.Identity.Id,
            version = package.Identity.Version.ToFullString(),
            title = package.Title,
            description = package.Description,
            summary = package.Summary,
            authors = package.Authors,
            owners = package.OwnersList,
            tags = package.Tags,
            listed = package.IsListed,
            published = package.Published?.ToUniversalTime().ToString("yyyy-MM-dd"),
            downloads = package.DownloadCount,
            verified = package.PrefixReserved,
            license = package.LicenseMetadata?.License,
            licenseUrl = package.LicenseUrl,
            projectUrl = package.ProjectUrl,
            iconUrl = package.IconUrl,
            readmeUrl = package.ReadmeUrl,
            readmeFileUrl = package.ReadmeFileUrl,
            detailsUrl = package.PackageDetailsUrl,
            abuseUrl = package.ReportAbuseUrl,
            acceptance = package.RequireLicenseAcceptance,
            groups = package.DependencySets?.Select(Of),
            versions = versions.Select(info => new { version = info.Version.ToNormalizedString(), downloads = info.DownloadCount }),
            deprecation = deprecation is null ? null : new
            {
                reasons = deprecation.Reasons,
                message = deprecation.Message,
                alternate = deprecation.AlternatePackage?.PackageId,
                range = deprecation.AlternatePackage?.Range?.ToString(),
            },
            vulnerabilities = (package.Vulnerabilities ?? []).Select(found =>
                new { url = found.AdvisoryUrl, severity = found.Severity }),
        };
    }

    public static object Of(PackageDependencyGroup group) =>
        new
        {
            framework = group.TargetFramework.GetShortFolderName(),
            packages = group.Packages.Select(dependency => $"{dependency.Id} {dependency.VersionRange}"),
        };

    public static object? Of(SourcePackageDependencyInfo? info) =>
        info is null ? null : new
        {
            version = info.Version.ToNormalizedString(),
            listed = info.Listed,
            dependencies = info.Dependencies.Select(dependency => $"{dependency.Id} {dependency.VersionRange}"),
            content = info.DownloadUri,
        };

    public static string Sha512(Stream stream)
    {
        stream.Position = 0;
        return Convert.ToBase64String(SHA512.HashData(stream));
    }
}
