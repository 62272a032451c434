using System;
using System.Linq;
using System.Threading.Tasks;
using InitGen.Compiler.Tests.Analysis;
using InitGen.Graph;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Forward;

/// <summary>What <c>[Input]</c> says of the data.</summary>
public sealed class InputTests : ReadingTest
{
    private static string Net(string onType, string onMethod, string onParameter) => $$"""
        {{onType}} public sealed partial class Net
        {
            [Dense(1, 1), Init] private readonly float[] _w = new float[1];
            {{onMethod}} public float Forward({{onParameter}} float x) => _w[0] * x;
        }
        """;

    [Theory]
    [InlineData("", "", "", null, null)]
    [InlineData("[Input(Mean = 2, Std = 3)]", "", "", 2.0, 3.0)]
    [InlineData("[Input(Mean = 2)]", "[Input(Std = 3)]", "", 0.0, 3.0)]
    [InlineData("[Input(Mean = 2)]", "[Input(Std = 3)]", "[Input(Mean = 4)]", 4.0, 1.0)]
    [InlineData("", "", "[Input(Low = 0, High = 1)]", 0.5, 0.28867513459481287)]
    [InlineData("", "", "[Input(Low = -1, High = 1)]", 0.0, 0.57735026918962573)]
    public void The_nearest_declaration_holds(string onType, string onMethod, string onParameter, double? mean, double? deviation)
    {
        InputNode input = Graph(Compile(Net(onType, onMethod, onParameter))).Nodes.OfType<InputNode>().Single();
        Assert.Equal(mean, input.Data?.Mean);
        Assert.Equal(deviation ?? 1, input.Data?.StandardDeviation ?? 1, precision: 12);
    }

    [Theory]
    [InlineData("[Input(Low = 1)]", "[Input] needs both Low and High, or neither")]
    [InlineData("[Input(High = 1)]", "[Input] needs both Low and High, or neither")]
    [InlineData("[Input(Low = 0, High = 1, Std = 1)]", "[Input] takes either Low and High, or Mean and Std")]
    [InlineData("[Input(Low = 1, High = 1)]", "Low of [Input] must be less than High, and both finite")]
    [InlineData("[Input(Low = 0, High = double.PositiveInfinity)]", "Low of [Input] must be less than High, and both finite")]
    [InlineData("[Input(Std = -1)]", "Std of [Input] must be a finite number of at least 0")]
    [InlineData("[Input(Std = double.NaN)]", "Std of [Input] must be a finite number of at least 0")]
    [InlineData("[Input(Mean = double.NaN)]", "Mean of [Input] must be finite")]
    public Task What_contradicts_itself_is_said(string input, string problem) => Compiler.Analyzer.VerifyAsync(
        Compiler.Model(Net("", "", input).Replace("class Net", "class {|#0:Net|}", StringComparison.Ordinal)),
        new ExpectedDiagnostic("INIT004") { At = "0", Message = $"'Net': {problem}" });

    [Theory]
    [InlineData("[Input(Std = 0)]")]
    [InlineData("[Input(Low = -3, High = 3)]")]
    public Task What_is_right_is_not(string input) => Compiler.Analyzer.VerifyAsync(Compiler.Model(Net("", "", input)));
}
