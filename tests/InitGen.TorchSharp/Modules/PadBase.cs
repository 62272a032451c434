using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What pads have in common.</summary>
public abstract class PadBase : ParameterLessModule<Tensor, Tensor>
{
    protected PadBase(string name, PaddingModes mode, double value, params long[] padding)
        : base(name)
    {
        this.value = value;
        this.padding = padding;
    }

    private protected PadBase(string name)
        : base(name)
    {
    }

    public long[] padding { get; set; } = [];

    public double value { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}
