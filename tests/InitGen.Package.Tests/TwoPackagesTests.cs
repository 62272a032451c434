using System.Threading.Tasks;
using InitGen.Package.Tests.Consumers;
using InitGen.Package.Tests.Feed;

namespace InitGen.Package.Tests;

/// <summary>InitGen.Analyzers beside InitGen, and alone.</summary>
public sealed class TwoPackagesTests(PackedFeed feed)
{
    private const string Model = """
        using InitGen;

        namespace Digits;

        internal sealed partial class Classifier
        {
            [Dense(784, 256), Init(Scheme.Xavier), Activation(Activation.ReLU)]
            public float[] Hidden { get; } = new float[784 * 256];

            public Classifier() => InitializeWeights();
        }

        """;

    [Fact]
    public async Task Whoever_refers_to_both_is_told_once()
    {
        var consumer = Consumer.CreateReferring(
            feed, "Both", "net10.0", "<Nullable>enable</Nullable>",
            $"""<PackageReference Include="InitGen" Version="[{feed.Version}]" /><PackageReference Include="InitGen.Analyzers" Version="[{feed.Version}]" PrivateAssets="all" />""",
            ("Classifier.cs", Model));
        (await consumer.BuildAsync()).Succeeded();
        Assert.Empty(Finding.Difference([Finding.At("INIT101", "warning", "Classifier.cs", Model, "Init(Scheme.Xavier")], consumer.Findings()));
    }

    [Fact]
    public async Task The_analyzers_alone_bring_no_library_and_trouble_nobody()
    {
        var consumer = Consumer.CreateReferring(
            feed, "Alone", "net10.0", "<Nullable>enable</Nullable><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>",
            $"""<PackageReference Include="InitGen.Analyzers" Version="[{feed.Version}]" PrivateAssets="all" />""",
            ("Plain.cs", "namespace Plain; internal sealed class Dense { public float[] Weights { get; } = new float[4]; }\n"));
        (await consumer.BuildAsync()).Succeeded();
        Assert.Empty(consumer.Findings());
        Assert.False(System.IO.Directory.Exists(consumer.GeneratedFolder));

        consumer.Write("Plain.cs", Model);
        (await consumer.BuildAsync()).Failed();
        Assert.Contains(consumer.Findings(), static finding => finding.Id == "CS0246");
    }

    [Fact]
    public async Task The_analyzers_alone_speak_of_TorchSharp_models()
    {
        const string Net = """
            using TorchSharp;
            using TorchSharp.Modules;
            using static TorchSharp.torch;

            namespace Digits;

            internal sealed class Net : nn.Module<Tensor, Tensor>
            {
                private readonly Linear fc1 = nn.Linear(784, 256);
                private readonly Linear fc2 = nn.Linear(256, 10);

                public Net()
                    : base(nameof(Net))
                {
                    nn.init.trunc_normal_(fc1.weight, std: 0.02);
                    RegisterComponents();
                }

                public override Tensor forward(Tensor x) => fc2.forward(nn.functional.relu(fc1.forward(x)));
            }

            """;
        var consumer = Consumer.CreateReferring(
            feed, "Torch", "net10.0", "<Nullable>enable</Nullable>",
            $"""<PackageReference Include="InitGen.Analyzers" Version="[{feed.Version}]" PrivateAssets="all" /><Reference Include="TorchSharp" HintPath="{typeof(TorchSharp.torch).Assembly.Location}" />""",
            ("Net.cs", Net));
        (await consumer.BuildAsync()).Succeeded();
        Assert.Empty(Finding.Difference([Finding.At("INIT401", "warning", "Net.cs", Net, "trunc_normal_")], consumer.Findings()));
    }
}
