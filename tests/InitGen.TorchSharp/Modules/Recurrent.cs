using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Recurrent networks. They are native: their parameters are found by name alone.</summary>
public sealed class RNN : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
{
    internal RNN(Recurrent shape)
        : base(nameof(RNN))
    {
        foreach ((string name, Parameter parameter) in shape.Parameters(gates: 1)) register_parameter(name, parameter);
    }

    public Parameter? get_bias_ih(long idx) => Named($"bias_ih_l{idx}");

    public Parameter? get_bias_hh(long idx) => Named($"bias_hh_l{idx}");

    public Parameter? get_weight_ih(long idx) => Named($"weight_ih_l{idx}");

    public Parameter? get_weight_hh(long idx) => Named($"weight_hh_l{idx}");

    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0) => throw Stub.Nothing;

    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

    public (nn.utils.rnn.PackedSequence, Tensor) call(nn.utils.rnn.PackedSequence input, Tensor? h0 = null) =>
        throw Stub.Nothing;

    public void flatten_parameters()
    {
    }

    private Parameter? Named(string name) => get_parameter(name) is { } parameter ? new Parameter(parameter.Body) : null;
}

public sealed class GRU : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
{
    internal GRU(Recurrent shape)
        : base(nameof(GRU))
    {
        foreach ((string name, Parameter parameter) in shape.Parameters(gates: 3)) register_parameter(name, parameter);
    }

    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null) => throw Stub.Nothing;

    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

    public (nn.utils.rnn.PackedSequence, Tensor) call(nn.utils.rnn.PackedSequence input, Tensor? h0 = null) =>
        throw Stub.Nothing;

    public void flatten_parameters()
    {
    }
}

public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
{
    internal LSTM(Recurrent shape)
        : base(nameof(LSTM))
    {
        foreach ((string name, Parameter parameter) in shape.Parameters(gates: 4)) register_parameter(name, parameter);
    }

    public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null) => throw Stub.Nothing;

    public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    public (nn.utils.rnn.PackedSequence, Tensor, Tensor) call(nn.utils.rnn.PackedSequence input, (Tensor, Tensor)? h0_c0 = null) =>
        throw Stub.Nothing;

    public void flatten_parameters()
    {
    }
}
