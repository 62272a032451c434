using System.Threading.Tasks;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init012SettingTests : RuleTest
{
    private const string Net = """
        public sealed partial class Net
        {
            [Dense(4, 4), Init(Scheme.Xavier)] private float[]? _a;
        }
        """;

    private static readonly string Marked = Net.Replace("class Net", "class {|#here:Net|}", System.StringComparison.Ordinal);

    [Theory]
    [InlineData("initgen.max_signal_ratio", "0,5", "a number from 1.5 to 1e6")]
    [InlineData("initgen.max_signal_ratio", "1", "a number from 1.5 to 1e6")]
    [InlineData("initgen.max_signal_ratio", "NaN", "a number from 1.5 to 1e6")]
    [InlineData("initgen.max_saturation", "1", "a number above 0 and below 1")]
    [InlineData("initgen.deep_from", "1", "a whole number from 2 to 1000")]
    [InlineData("initgen.deep_from", "2.5", "a whole number from 2 to 1000")]
    [InlineData("initgen.dtype", "float64", "float32, bfloat16 or float16")]
    public Task A_bad_value_is_said(string key, string value, string range) => Compiler.Analyzer.VerifyAsync(
        Compiler.Project.WithEditorConfig($"{key} = {value}").WithSources(Compiler.Model(Marked)),
        new ExpectedDiagnostic("INIT012") { At = "here", Message = $"The rules look at 'Net' with the default, because '{key} = {value}' in .editorconfig is not understood; write {range}" });

    [Theory]
    [InlineData("initgen.max_signal_ratio = 1.5")]
    [InlineData("initgen.max_signal_ratio = 1e3")]
    [InlineData("initgen.max_saturation = 0.25")]
    [InlineData("initgen.deep_from = 20")]
    [InlineData("initgen.dtype = BFloat16")]
    [InlineData("initgen.something_else = x")]
    public Task A_good_value_is_not(string setting) => Compiler.Analyzer.VerifyAsync(
        Compiler.Project.WithEditorConfig(setting).WithSources(Compiler.Model(Net)));
}
