using System.IO;
using System.Linq;
using InitGen.Graph.Rules;

namespace InitGen.Docs.Tests;

public sealed class ReleaseTrackingTests
{
    private const string Shipped = """
        ## Release 1.0

        ### New Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|------
        INIT001 | InitGen.Usage | Error | A
        INIT002 | InitGen.Usage | Error | B
        INIT003 | InitGen.Usage | Error | C

        ## Release 1.1

        ### Removed Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|------
        INIT003 | InitGen.Usage | Error | C
        """;

    private static readonly RuleInfo One = new("INIT001", "InitGen.Usage", RuleLevel.Error, "One", "", "");
    private static readonly RuleInfo Two = new("INIT002", "InitGen.Usage", RuleLevel.Error, "Two", "", "");
    private static readonly RuleInfo Three = new("INIT003", "InitGen.Usage", RuleLevel.Information, "Three", "", "");

    [Fact]
    public void The_release_files_add_up_to_the_catalogue()
    {
        string shipped = Repository.Read(Repository.Shipped);
        var sum = ReleaseTracking.Read(shipped + "\n" + Repository.Read(Repository.Unshipped));
        Assert.Equal(RuleCatalog.All.Select(static rule => rule.Id), sum.Keys);
    }

    [Fact]
    public void Nothing_is_unshipped_where_all_is_shipped() =>
        Assert.DoesNotContain("INIT", ReleaseTracking.Unshipped(Shipped, [One, Two]));

    [Fact]
    public void A_rule_that_is_new_changed_or_gone_is_unshipped()
    {
        string unshipped = ReleaseTracking.Unshipped(Shipped, [Two with { Level = RuleLevel.Warning }, Three]);
        Assert.Contains(Line("New Rules", "INIT003 | InitGen.Usage | Info | Three, "), unshipped);
        Assert.Contains(Line("Changed Rules", "INIT002 | InitGen.Usage | Warning | InitGen.Usage | Error | Two, "), unshipped);
        Assert.Contains(Line("Removed Rules", "INIT001 | InitGen.Usage | Error | Removed"), unshipped);

        static string Line(string table, string row)
        {
            string[] columns = table == "Changed Rules"
                ?
                [
                    "Rule ID | New Category | New Severity | Old Category | Old Severity | Notes",
                    "--------|--------------|--------------|--------------|--------------|------",
                ]
                : ["Rule ID | Category | Severity | Notes", "--------|----------|----------|------"];
            return $"### {table}\n\n{columns[0]}\n{columns[1]}\n{row}";
        }
    }

    [Fact]
    public void The_files_lead_to_the_catalogue_that_they_were_made_for()
    {
        string unshipped = ReleaseTracking.Unshipped(Shipped, [Two with { Level = RuleLevel.Warning }, Three]);
        var sum = ReleaseTracking.Read(Shipped + "\n" + unshipped);
        Assert.Equal(
            [new("INIT002", "InitGen.Usage", "Warning"), new("INIT003", "InitGen.Usage", "Info")],
            sum.Values);
    }

    [Fact]
    public void A_file_that_lacks_a_rule_is_red()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "Unshipped.md");
        File.WriteAllText(path, ReleaseTracking.Unshipped("", [One]));
        Assert.Throws<InitGen.Testing.VerificationException>(
            () => GeneratedPart.Verify(path, ReleaseTracking.Unshipped("", [One, Two]), accepts: false));
    }
}
