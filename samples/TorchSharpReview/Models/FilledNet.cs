using InitGen;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharpReview.Models;

/// <summary>Modules that generated code fills: nothing but the attributes and one call.</summary>
internal sealed partial class FilledNet : Module<Tensor, Tensor>
{
    [Init(Scheme.He)] private readonly Linear fc1 = Linear(784, 256);
    [Init(Scheme.He)] private readonly Linear fc2 = Linear(256, 256);
    [Init(Scheme.Xavier)] private readonly Linear head = Linear(256, 10);

    public FilledNet(ulong seed) : base(nameof(FilledNet))
    {
        RegisterComponents();
        InitializeWeights(seed);
    }

    public override Tensor forward(Tensor input) => head.forward(fc2.forward(fc1.forward(input).relu()).relu());
}

/// <summary>The same network without any library: arrays under the same paths, and so the same bits.</summary>
internal sealed partial class ArrayNet
{
    [Init(Scheme.He)] private readonly DenseLayer fc1 = new(784, 256);
    [Init(Scheme.He)] private readonly DenseLayer fc2 = new(256, 256);
    [Init(Scheme.Xavier)] private readonly DenseLayer head = new(256, 10);

    public ArrayNet(ulong seed) => InitializeWeights(seed);

    public float[][] Weights => [fc1.weight, fc1.bias, fc2.weight, fc2.bias, head.weight, head.bias];
}

/// <summary>A dense layer of arrays, with the names of the library's.</summary>
[Layer]
internal sealed partial class DenseLayer(int inputs, int outputs)
{
    [FanIn] public int Inputs { get; } = inputs;

    [FanOut] public int Outputs { get; } = outputs;

    [Weight] internal readonly float[] weight = new float[inputs * outputs];
    [Bias] internal readonly float[] bias = new float[outputs];
}
